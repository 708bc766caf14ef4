import Basics
import Foundation

/// What people typed, made fit to be kept: trimmed, no control characters, not endless.
package enum Wording {
    /// One line, as a name or a subject is.
    package static func line(
        _ text: String,
        of field: String,
        atMost limit: Int = 200,
        mayBeEmpty: Bool = false
    ) throws(InvalidField) -> String {
        let words = text.split { $0.isWhitespace || $0.isNewline || isControl($0) }
        return try checked(words.joined(separator: " "), of: field, atMost: limit, mayBeEmpty: mayBeEmpty)
    }

    /// Any number of lines, as a letter or a note is.
    package static func text(
        _ text: String,
        of field: String,
        atMost limit: Int = 50_000,
        mayBeEmpty: Bool = false
    ) throws(InvalidField) -> String {
        let lines = text.replacing("\r\n", with: "\n").filter { $0 == "\n" || $0 == "\t" || !isControl($0) }
        let trimmed = lines.trimmingCharacters(in: .whitespacesAndNewlines)
        return try checked(trimmed, of: field, atMost: limit, mayBeEmpty: mayBeEmpty)
    }

    private static func checked(
        _ text: String,
        of field: String,
        atMost limit: Int,
        mayBeEmpty: Bool
    ) throws(InvalidField) -> String {
        guard mayBeEmpty || !text.isEmpty else { throw InvalidField(field, "refusal.text.missing") }
        // Scalars, not characters: one character can be made of any number of marks.
        guard text.unicodeScalars.count <= limit else {
            throw InvalidField(field, "refusal.text.too-long", ["limit": "\(limit)"])
        }
        return text
    }

    private static func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
