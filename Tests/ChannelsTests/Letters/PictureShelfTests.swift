import Basics
import Mail
import Testing

@testable import Channels

@Suite struct `Pictures of letters opened last` {
    private let shelf = PictureShelf()
    private let opened = Openings()

    private actor Openings {
        private(set) var count = 0

        func next() -> Int {
            count += 1
            return count
        }
    }

    private func ask(_ letter: Int64) async throws -> [OpenedPart] {
        try await shelf.pictures(of: KeptLetter.ID(rawValue: letter)) { [opened] in
            let turn = await opened.next()
            try await Task.sleep(for: .milliseconds(20))
            return [
                OpenedPart(
                    item: Attachment(place: PartPlace([1]), name: nil, type: .unknown, size: 1),
                    content: .bytes([UInt8(turn)])
                )
            ]
        }
    }

    private func turn(_ parts: [OpenedPart]) -> UInt8? {
        if case .bytes(let bytes)? = parts.first?.content { bytes[0] } else { nil }
    }

    @Test func `A letter is opened once, however many of its pictures are asked for at once`() async throws {
        try await withThrowingTaskGroup(of: [OpenedPart].self) { group in
            for _ in 0..<40 { group.addTask { try await ask(1) } }
            for try await parts in group { #expect(turn(parts) == 1) }
        }
        #expect(await opened.count == 1)
    }

    @Test func `The fifth letter takes the place of the first`() async throws {
        for letter: Int64 in 1...5 { _ = try await ask(letter) }
        #expect(turn(try await ask(5)) == 5)
        #expect(turn(try await ask(1)) == 6)
    }

    @Test func `What could not be opened is tried again`() async throws {
        struct Broken: Error {}
        await #expect(throws: Broken.self) {
            try await shelf.pictures(of: KeptLetter.ID(rawValue: 1)) { throw Broken() }
        }
        #expect(turn(try await ask(1)) == 1)
    }

    @Test func `Pictures too large to be held are given one by one`() {
        let picture = { (place: Int, size: Int64) in
            ListedAttachment(
                place: PartPlace([place]),
                name: "",
                mediaType: "image/png",
                size: size,
                contentID: ContentID("<a@b>"),
                isInline: true
            )
        }
        #expect(PictureShelf.fit([picture(1, 1 << 20), picture(2, 3 << 20)]).count == 2)
        #expect(PictureShelf.fit([picture(1, 1 << 20), picture(2, 4 << 20)]).isEmpty)
    }
}
