import Basics
import Foundation
import Mail
import TestSupport
import Testing

@Suite struct `Letters are written` {
    private func letter(_ change: (inout Composition) -> Void = { _ in }) throws -> Composition {
        var letter = Composition(
            from: Correspondent(name: "Служба поддержки, «Хайрок»", address: "help@highrock.example"),
            to: [Correspondent(name: "Smith, \"John\"", address: "john@vector.example")],
            subject: "Ответ на вопрос",
            text: "Добрый день!",
            date: try #require(Moment(rfc3339: "2026-11-06T09:05:03Z")),
            messageID: try #require(MessageID("1@highrock.example"))
        )
        change(&letter)
        return letter
    }

    private func written(_ letter: Composition) throws -> String { String(decoding: try letter.bytes(), as: UTF8.self) }

    @Test func `the head says all that it should`() throws {
        let answered = try Samples.letter("Message-ID: <q@vector.example>\nReferences: <p@vector.example>\n\n").head
        let text = try written(
            letter {
                $0.bcc = [Correspondent(address: "secret@highrock.example")]
                $0.replyTo = [Correspondent(address: "case-17@highrock.example")]
                $0.automation = .replied
                $0.unsubscribing = .init(
                    links: ["https://highrock.example/u/1", "mailto:u@highrock.example"],
                    isOneClick: true
                )
                $0.own = [HeaderField("X-Highrock-Case", "17")]
                $0.answer(answered)
            }
        )
        for line in [
            "Date: Fri, 6 Nov 2026 09:05:03 +0000", "Message-ID: <1@highrock.example>",
            "In-Reply-To: <q@vector.example>",
            "References: <p@vector.example> <q@vector.example>", "Reply-To: case-17@highrock.example",
            "Auto-Submitted: auto-replied",
            "X-Auto-Response-Suppress: All",
            "List-Unsubscribe: <https://highrock.example/u/1>, <mailto:u@highrock.example>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "X-Highrock-Case: 17", "MIME-Version: 1.0",
            "To: \"Smith, \\\"John\\\"\" <john@vector.example>",
        ] { #expect(text.contains("\(line)\r\n"), "\(line)") }
        #expect(!text.contains("secret@"))
    }

    @Test func `nobody smuggles a field in`() throws {
        let text = try written(
            letter {
                $0.subject = "a\r\nBcc: victim@x.example"
                $0.to = [Correspondent(name: "b\nX-Evil: 1", address: "a@b.example>\r\nX-Evil: 2")]
                $0.own = [HeaderField("X-A", "1\r\n\r\nbody")]
            }
        )
        let head = try #require(text.components(separatedBy: "\r\n\r\n").first)
        #expect(!head.contains("\r\nBcc") && !head.contains("\r\nX-Evil") && head.contains("X-A: 1 body"))
        #expect(throws: WritingFault.badField("X A")) { try written(letter { $0.own = [HeaderField("X A", "1")] }) }
    }

    @Test(arguments: [
        ("Plain words", "7bit"), ("Hello, it's a café", "quoted-printable"), ("Добрый день, это по-русски", "base64"),
        (String(repeating: "x", count: 2000), "quoted-printable"),
    ])
    func `each text travels in the encoding that fits it`(text: String, encoding: String) throws {
        let raw = try written(letter { $0.text = text })
        #expect(raw.contains("Content-Transfer-Encoding: \(encoding)\r\n"))
        #expect(raw.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 998 })
    }

    @Test func `what can't be read is a typed error, and no half letter is left`() throws {
        let folder = try Samples.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "letter.eml")
        let letter = try letter {
            $0.enclosures = [Enclosure(name: "a.pdf", type: .unknown, content: .file(URL(filePath: "/nowhere/a.pdf")))]
        }
        #expect(throws: WritingFault.unreadable("a.pdf", ENOENT)) { try letter.write(to: file) }
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func `flowed text that was broken for the journey reads as it was written`() throws {
        var random = SeededRandom(seed: 13)
        let words = [
            "Привет", "мир", "a", "—", "From", ">", "очень-очень-длинное-слово-без-пробелов", "the", "quick", "-- ",
        ]
        for _ in 0..<400 {
            let lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                let count = Int.random(in: 0...40, using: &random)
                let line = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
                let depth = Int.random(in: 0...3, using: &random)
                let bare = line.split(separator: " ").filter { $0 != ">" && $0 != "--" }.joined(separator: " ")
                return bare.isEmpty ? "" : depth > 1 ? String(repeating: ">", count: depth - 1) + " " + bare : bare
            }
            let text = lines.joined(separator: "\n")
            let read = try OpenLetter.read(.bytes(letter { $0.text = text }.bytes()))
            #expect(read.text.trimmingCharacters(in: .newlines) == text.trimmingCharacters(in: .newlines))
        }
    }
}
