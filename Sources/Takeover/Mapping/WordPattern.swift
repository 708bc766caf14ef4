import Foundation

/// What a row's text is compared with: itself, `Wait*`, or `/a regular expression/`.
package enum WordPattern: Sendable {
    case exactly(String)
    /// The pieces between the asterisks.
    case glob([String])
    case expression(NSRegularExpression)

    /// - Returns: nil when the regular expression is none.
    package init?(_ text: String) {
        if text.count > 2, text.first == "/", text.last == "/" {
            let pattern = String(text.dropFirst().dropLast())
            guard let expression = try? NSRegularExpression(pattern: pattern) else { return nil }
            self = .expression(expression)
        } else if text.contains("*") {
            self = .glob(text.split(separator: "*", omittingEmptySubsequences: false).map(String.init))
        } else {
            self = .exactly(text)
        }
    }

    package func matches(_ text: String) -> Bool {
        switch self {
        case .exactly(let own): own == text
        case .glob(let pieces): Self.matches(text[...], pieces[...])
        case .expression(let expression):
            expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
        }
    }

    /// The first piece begins the text, the last one ends it, the others follow one another between.
    private static func matches(_ text: Substring, _ pieces: ArraySlice<String>) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return false }
        guard text.hasPrefix(first), text.hasSuffix(last), text.count >= first.count + last.count else { return false }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}
