import Basics

/// What people typed, made fit to be kept: trimmed, no control characters, not endless.
package enum Wording {
    /// One line, as a name or a subject is.
    package static func line(
        _ text: String,
        of field: String,
        atMost limit: Int = 200,
        mayBeEmpty: Bool = false
    ) throws(InvalidField) -> String {
        let line = isTidyLine(text) ? text : text.split { $0.isWhitespace || isControl($0) }.joined(separator: " ")
        return try checked(line, of: field, atMost: limit, mayBeEmpty: mayBeEmpty)
    }

    /// Any number of lines, as a letter or a note is.
    package static func text(
        _ text: String,
        of field: String,
        atMost limit: Int = 50_000,
        mayBeEmpty: Bool = false
    ) throws(InvalidField) -> String {
        let lines =
            mayHoldControls(text)
            ? text.replacing("\r\n", with: "\n").filter { $0 == "\n" || $0 == "\t" || !isControl($0) } : text
        return try checked(lines.trimmed, of: field, atMost: limit, mayBeEmpty: mayBeEmpty)
    }

    private static func checked(
        _ text: String,
        of field: String,
        atMost limit: Int,
        mayBeEmpty: Bool
    ) throws(InvalidField) -> String {
        guard mayBeEmpty || !text.isEmpty else { throw InvalidField(field, "refusal.text.missing") }
        // Scalars, not characters: one character can be made of any number of marks.
        guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
            throw InvalidField(field, "refusal.text.too-long", ["limit": "\(limit)"])
        }
        return text
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    // Most of what comes in is tidy as it is, and its bytes tell so sooner than its characters.

    /// Whether single spaces between words are all that it has of white space and control characters. False also for what
    /// would take a closer look: Latin marks, punctuation and signs beyond ASCII and Cyrillic.
    private static func isTidyLine(_ text: String) -> Bool {
        let space = UInt8(ascii: " ")
        var previous = space
        for byte in text.utf8 {
            guard byte >= space, byte != 0x7F, !(0xC2...0xCF).contains(byte), byte <= 0xD1 else { return false }
            if byte == space, previous == space { return false }
            previous = byte
        }
        return previous != space || text.isEmpty
    }

    /// Control characters are those of ASCII and the pairs C2 80 to C2 9F.
    private static func mayHoldControls(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t") || byte == 0x7F || byte == 0xC2
        }
    }
}
