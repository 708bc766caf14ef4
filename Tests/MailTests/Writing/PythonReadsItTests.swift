import Basics
import Foundation
import Mail
import TestSupport
import Testing

/// Letters that we write, read by Python's `email` package and by ourselves: both must find what was meant.
@Suite struct `What we write is read as it was meant` {
    private struct Reading: Decodable {
        let from: [[String]]
        let to: [[String]]
        let subject: String
        let plain: String
        let html: String?
        let attachments: [Attached]
        let structure: String
        let defects: [String]

        struct Attached: Decodable, Equatable {
            let name: String
            let type: String
            let content: String
            let id: String?
        }
    }

    private static let texts = [
        "Plain", "Добрый день!\n\nВаша заявка № 17 решена.", "Größe & <Maß> — 100 %", "日本語のテキスト", "🎉🎉 emoji",
        String(repeating: "длинное предложение без конца ", count: 30), "line\n.\n..\nFrom here\n-- \nme", "\ttab",
        "=?utf-8?q?no?=",
        String(repeating: "x", count: 1500), "",
    ]
    private static let names = [
        "a.txt", "Договор № 17 «от мая».pdf", String(repeating: "оченьдлинноеимя", count: 8) + ".docx",
        "quo\"te's %20.x", "日本.png",
    ]

    private func letter(_ random: inout SeededRandom, _ number: Int) throws -> Composition {
        let pick = { (random: inout SeededRandom) in Self.texts.randomElement(using: &random) ?? "" }
        let oneLine = { (text: String) in
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(300)
                .trimmingCharacters(in: .whitespaces)
        }
        var letter = Composition(
            from: Correspondent(name: oneLine(pick(&random)), address: "help@highrock.example"),
            to: (0..<Int.random(in: 1...12, using: &random)).map {
                Correspondent(name: oneLine(pick(&random)), address: "person\($0)@vector.example")
            },
            subject: oneLine(pick(&random)),
            text: pick(&random),
            date: Moment(milliseconds: 1_800_000_000_000),
            messageID: .new(at: "highrock.example")
        )
        if Bool.random(using: &random) { letter.html = "<p>\(pick(&random))</p><img src=\"cid:p\(number)@highrock\">" }
        for place in 0..<Int.random(in: 0...3, using: &random) {
            let content = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                UInt8.random(in: .min ... .max, using: &random)
            }
            letter.enclosures.append(
                Enclosure(
                    name: Self.names.randomElement(using: &random) ?? "",
                    type: Bool.random(using: &random) ? .unknown : MediaType("image", "png"),
                    content: .bytes(content),
                    contentID: place == 0 ? ContentID("p\(number)@highrock") : nil
                )
            )
        }
        return letter
    }

    @Test func `names, subjects, texts, pages and files come out whole`() throws {
        let folder = try Samples.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SeededRandom(seed: 17)
        let letters = try (0..<150).map { try letter(&random, $0) }
        let files = letters.indices.map { folder.appending(path: "\($0).eml") }
        for (letter, file) in zip(letters, files) { try letter.write(to: file) }
        let readings = try Python.lines("read_written", files.map { $0.path(percentEncoded: false) }, as: Reading.self)
        try #require(readings.count == letters.count)
        for ((letter, file), reading) in zip(zip(letters, files), readings) {
            try compare(letter, reading)
            try compare(letter, OpenLetter(.file(file)))
            #expect(try Data(contentsOf: file).split(separator: 10).allSatisfy { $0.count <= 999 && $0.last == 13 })
        }
    }

    private func compare(_ letter: Composition, _ reading: Reading) throws {
        #expect(reading.defects.isEmpty)
        // Python leaves the space between two encoded words of a name, which RFC 2047 says is none.
        #expect(reading.from.map { $0.map(Self.words) } == [letter.from].map { [Self.words($0.name), $0.address] })
        #expect(reading.to.map { $0.map(Self.words) } == letter.to.map { [Self.words($0.name), $0.address] })
        #expect(reading.subject == letter.subject)
        #expect(Self.words(reading.plain) == Self.words(letter.text))
        #expect(reading.html.map(Self.words) == letter.html.map(Self.words))
        // Files of a letter without a page are all enclosed.
        let shown = letter.html == nil ? [] : letter.enclosures.filter { $0.contentID != nil }
        let apart = letter.enclosures.filter { enclosure in !shown.contains { $0.contentID == enclosure.contentID } }
        #expect(reading.attachments == (shown + apart).map(Self.attached))
        #expect(reading.structure == Self.structure(letter, shown: shown.count, apart: apart.count))
    }

    private func compare(_ letter: Composition, _ open: OpenLetter) throws {
        #expect(open.letter.defects.isEmpty)
        #expect(open.letter.head.from == [letter.from])
        #expect(open.letter.head.to == letter.to)
        #expect(open.letter.head.subject == letter.subject)
        #expect(open.letter.head.date == letter.date && open.letter.head.messageID == letter.messageID)
        #expect(Self.words(open.letter.text) == Self.words(letter.text.isEmpty ? open.letter.text : letter.text))
        #expect(Set(open.letter.attachments.map(\.name)) == Set(letter.enclosures.map(\.name)))
        for enclosure in letter.enclosures {
            guard case .bytes(let content) = enclosure.content else { continue }
            #expect(open.letter.attachments.contains { (try? open.bytes($0.place, limit: 1000)) == content })
        }
    }

    private static func attached(_ enclosure: Enclosure) -> Reading.Attached {
        guard case .bytes(let content) = enclosure.content else { preconditionFailure("these letters carry bytes") }
        return Reading.Attached(
            name: enclosure.name,
            type: enclosure.type.text,
            content: Data(content).base64EncodedString(),
            id: enclosure.contentID.map { "<\($0.text)>" }
        )
    }

    private static func structure(_ letter: Composition, shown: Int, apart: Int) -> String {
        let page = shown > 0 ? "related" : "text/html"
        let body = letter.html == nil ? "text/plain" : "alternative(text/plain,\(page))"
        return apart > 0 ? "mixed(\(body))" : body
    }

    private static func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
