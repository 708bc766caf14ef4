import Basics
import Foundation

/// Writes the head of a letter: folded, encoded, and proof against line ends that somebody smuggled into a value.
enum HeadWriter {
    static func head(of letter: Composition) throws(WritingFault) -> String {
        var head = "Date: \(MailDate.text(letter.date))\r\n"
        head += addresses("From", [letter.from])
        head += addresses("Reply-To", letter.replyTo)
        head += addresses("To", letter.to)
        head += addresses("Cc", letter.cc)
        head += text("Subject", letter.subject)
        head += folded("Message-ID", [letter.messageID.bracketed])
        head += folded("In-Reply-To", letter.inReplyTo.map { [$0.bracketed] } ?? [])
        head += folded("References", letter.references.map(\.bracketed))
        if let automation = letter.automation {
            // The second field asks Exchange not to answer, either.
            head += "Auto-Submitted: \(automation.rawValue)\r\nX-Auto-Response-Suppress: All\r\n"
        }
        if let unsubscribing = letter.unsubscribing, !unsubscribing.links.isEmpty {
            head += folded("List-Unsubscribe", unsubscribing.links.map { "<\(oneLine($0))>" }, separator: ",")
            if unsubscribing.isOneClick { head += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" }
        }
        for field in letter.own { head += try own(field) }
        return head + "MIME-Version: 1.0\r\n"
    }

    /// A value without line ends and control characters.
    static func oneLine(_ value: String) -> String {
        let kept = value.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }
        return String(String.UnicodeScalarView(kept)).trimmingCharacters(in: .whitespaces)
    }

    private static func own(_ field: HeaderField) throws(WritingFault) -> String {
        let isName = !field.name.isEmpty && field.name.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 58 }
        guard isName, field.name.utf8.count <= 70 else { throw .badField(field.name) }
        return text(field.name, field.value)
    }

    private static func text(_ name: String, _ value: String) -> String {
        let value = oneLine(value)
        let words =
            EncodedWordWriter.isNeeded(for: value)
            ? EncodedWordWriter.words(value) : value.split(separator: " ").map(String.init)
        return folded(name, words, evenIfEmpty: true)
    }

    private static func addresses(_ name: String, _ people: [Correspondent]) -> String {
        var pieces: [String] = []
        for (number, person) in people.enumerated() {
            let words = phrase(oneLine(person.name))
            let address = oneLine(person.address).filter { !"<> ".contains($0) }
            let comma = number + 1 < people.count ? "," : ""
            pieces += words.isEmpty ? [address + comma] : words + ["<\(address)>\(comma)"]
        }
        return folded(name, pieces)
    }

    /// A name before an address: words, a quoted string or encoded words.
    private static func phrase(_ name: String) -> [String] {
        guard !name.isEmpty else { return [] }
        if EncodedWordWriter.isNeeded(for: name) { return EncodedWordWriter.words(name) }
        let isAtoms = name.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.properties.isAlphabetic || (48...57).contains(byte)
                || " !#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
        }
        if isAtoms { return name.split(separator: " ").map(String.init) }
        return ["\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""]
    }

    /// Puts pieces into lines of 78 characters where they fit.
    private static func folded(_ name: String, _ pieces: [String], separator: String = "", evenIfEmpty: Bool = false)
        -> String
    {
        guard !pieces.isEmpty else { return evenIfEmpty ? "\(name): \r\n" : "" }
        var head = "\(name):"
        var column = head.utf8.count
        for (number, piece) in pieces.enumerated() {
            let piece = number + 1 < pieces.count ? piece + separator : piece
            if number > 0, column + 1 + piece.utf8.count > 78 {
                head += "\r\n"
                column = 0
            }
            head += " \(piece)"
            column += 1 + piece.utf8.count
        }
        return head + "\r\n"
    }
}
