import Basics
import Desk
import Events
import Mail
import Store
import TestSupport
import Testing

@testable import Channels

/// One letter in several mailboxes (SPEC W1).
@Suite struct `A letter that came into two mailboxes` {
    private func letter(_ delivered: String = "", id: String = "a@vector", _ text: String = "Пришлите счёт.") -> String
    {
        """
        \(delivered)From: Анна Орлова <anna@vector.example>
        To: help@highrock.example
        Cc: sales@highrock.example
        Subject: Счёт
        Message-ID: <\(id)>
        Content-Type: text/plain; charset=utf-8

        \(text)

        """
    }

    private let help =
        "Delivered-To: help@highrock.example\nReceived: from mx.example by one; Mon, 2 Mar 2026 12:00:00 +0300\n"
    private let sales =
        "Delivered-To: sales@highrock.example\nReceived: from mx.example by two; Mon, 2 Mar 2026 12:00:09 +0300\n"

    @Test(arguments: TestDatabase.engines)
    func `becomes one interaction, together or one after the other`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let together = try await room.receive(letter(help), letter(sales))
        let later = try await room.receive(letter("Delivered-To: archive@highrock.example\n"))
        let outcomes = together + later
        #expect(outcomes.map(\.letter.state) == [.understood, .understood, .understood])
        #expect(Set(outcomes.flatMap(\.interactions).map(\.id)).count == 1)
        #expect(try await room.count("SELECT COUNT(*) FROM interaction WHERE subject = 'Счёт'") == 1)
        #expect(try await room.count("SELECT COUNT(*) FROM letter WHERE same_as IS NOT NULL") == 2)
    }

    /// A Message-ID alone proves nothing: programs give the same to letters that say different things.
    @Test(arguments: TestDatabase.engines)
    func `is another when it says something else, or is sent on by hand`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let outcomes = try await room.receive(
            letter(),
            letter("", "Пришлите счёт!"),
            letter("Resent-From: boris@vector.example\nResent-Date: Tue, 3 Mar 2026 12:00:00 +0300\n")
        )
        #expect(Set(outcomes.flatMap(\.interactions).map(\.id)).count == 3)
    }

    @Test(arguments: TestDatabase.engines)
    func `tells on its case into which it came`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let boxes = try await room.mailboxes("help", "sales")
        let kept = try await room.store(
            [Array(letter(help).utf8), Array(letter(sales).utf8)],
            into: boxes
        )
        try await room.reading.readAll()
        let shown = try await room.database.read { snapshot in
            let interactions = try Outcome(of: kept[0], in: snapshot).interactions.map(\.id)
            return try snapshot.letters(of: interactions).values.map(\.mailboxes)
        }
        #expect(shown == [["help", "sales"]])
        let told = try await room.count("SELECT COUNT(*) FROM journal WHERE kind = 'letter.came-again'")
        #expect(told == 1)
    }

    /// Two nodes at once: whoever is second finds what the first has done.
    @Test(arguments: TestDatabase.engines)
    func `is taken in once by two nodes that read them at once`(on engine: Dialect) async throws {
        let room = try await PostRoom.open(on: engine)
        let raw = [letter(help), letter(sales)].map { Array($0.utf8) }
        let kept = try await room.store(raw)
        let read = try await room.database.read { snapshot in
            try zip(kept, raw).map { try ReadLetter(try #require(try snapshot.letter($0)), raw: .bytes($1), ours: []) }
        }
        let (one, two) = (room.reading, room.reading)
        async let first: Void = one.write([.read(read[0])])
        async let second: Void = two.write([.read(read[1])])
        _ = try await (first, second)
        try await room.reading.readAll()
        #expect(try await room.outcomes(of: kept).map(\.letter.state) == [.understood, .understood])
        #expect(try await room.count("SELECT COUNT(*) FROM interaction WHERE subject = 'Счёт'") == 1)
    }

    /// SPEC W1: whatever servers put on top or do to line ends, and however the letter is read.
    @Test func `has one print, and another for every other text`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<200 {
            let lines = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                String(repeating: "x", count: Int.random(in: 0...3, using: &random))
            }
            let text = lines.joined(separator: "\n")
            let plain = letter("", text)
            let sent = letter(help, text).replacing("\n", with: "\r\n") + "\r\n\r\n"
            #expect(try print(of: plain) == print(of: sent))
            #expect(try print(of: plain) != print(of: letter("", text + "y")))
            if text.contains("x") { #expect(try print(of: plain) != print(of: letter("", "\n" + text))) }
            // A head that no empty line ends hides no words.
            #expect(
                try print(of: "Message-ID: <a@b>\nHello: \(text)a") != print(of: "Message-ID: <a@b>\nHello: \(text)b")
            )
        }
    }

    private func print(of letter: String) throws -> [UInt8] {
        try WrittenPrint.of(.bytes(Array(letter.utf8)))
    }
}
