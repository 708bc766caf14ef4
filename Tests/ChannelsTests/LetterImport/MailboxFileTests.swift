import Foundation
import TestSupport
import Testing

@testable import Channels

/// Files of many letters (mbox), as different programs write them.
@Suite struct `A file of letters` {
    private static let mark = "From anna@example.org Mon Mar  2 12:00:00 2026\n"

    private func read(_ text: String) throws -> [String] {
        let url = FileManager.default.temporaryDirectory.appending(path: "highrock-\(UUID().uuidString).mbox")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(text.utf8).write(to: url)
        let file = try MailboxFile(url)
        var letters: [String] = []
        while let letter = try file.next() { letters.append(String(decoding: letter, as: UTF8.self)) }
        #expect(file.bytesRead == Int64(text.utf8.count))
        return letters
    }

    @Test func `gives each letter as it was before it was put in`() throws {
        let quoted = ">From the start\n>>From the quoted\n> From afar\nFromage\n"
        let file = Self.mark + "Subject: 1\n\nOne\n\n" + Self.mark + "Subject: 2\n\n\(quoted)\n"
        let expected = [
            "Subject: 1\n\nOne\n\n", "Subject: 2\n\nFrom the start\n>From the quoted\n> From afar\nFromage\n\n",
        ]
        #expect(try read(file) == expected)
        // With the line ends of the other world.
        #expect(try read(file.replacing("\n", with: "\r\n")) == expected.map { $0.replacing("\n", with: "\r\n") })
    }

    /// Some programs quote nothing; a sentence is no separator.
    @Test func `does not part a letter where its text begins with From`() throws {
        let body = "Subject: 1\n\nDear all,\n\nFrom Monday on we are closed.\n\nFrom: me\n"
        #expect(try read(Self.mark + body) == [body])
        let takeout = "From 1789@xxx Wed Jan 03 10:11:12 +0000 2024\r\n"
        let two = takeout + "Subject: 1\r\n\r\nOne\r\n\r\n" + takeout + "Subject: 2\r\n\r\nTwo\r\n"
        #expect(try read(two).count == 2)
        let thunderbird = "From - Tue, 3 Mar 2026 10:11:12 +0300\nSubject: 1\n\n1\n\n"
        #expect(try read(thunderbird + thunderbird).count == 2)
        // Where not even the first has a date, each such line divides.
        #expect(try read("From \nSubject: 1\n\n1\n\nFrom \nSubject: 2\n\n2\n").count == 2)
    }

    @Test func `may be a single letter, or empty`() throws {
        #expect(try read("Subject: 1\n\nFrom me\n") == ["Subject: 1\n\nFrom me\n"])
        #expect(try read("").isEmpty)
    }

    /// Whatever the letters are and wherever blocks end, what was put in comes out (mboxrd).
    @Test func `loses and invents nothing`() throws {
        var random = SeededRandom(seed: 4)
        let lines = [
            "From x", ">From x", "", "text", ">", "From \(Self.mark)".trimmingCharacters(in: .newlines), "> > From",
            "\u{44F}",
        ]
        for round in 0..<40 {
            let letters = (0..<Int.random(in: 1...5, using: &random)).map { number in
                let body = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                    let line = lines.randomElement(using: &random) ?? ""
                    return round % 10 == 0 ? String(repeating: line, count: 4000) : line
                }
                return "Subject: \(number)\n\n" + body.map { $0 + "\n" }.joined()
            }
            let file = letters.map { Self.mark + quoted($0) + "\n" }.joined()
            #expect(try read(file) == letters.map { $0 + "\n" })
        }
    }

    private func quoted(_ letter: String) -> String {
        letter.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.drop { $0 == ">" }.hasPrefix("From ") ? ">\(line)" : String(line)
        }.joined(separator: "\n")
    }
}
