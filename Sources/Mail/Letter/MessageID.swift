import Foundation

/// The name of a letter (RFC 5322, 3.6.4), without its angle brackets.
package struct MessageID: Sendable, Hashable {
    package let text: String

    package init?(_ text: String) {
        let bare = text.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "<>")))
        guard !bare.isEmpty, bare.utf8.count <= 900,
            !bare.contains(where: { $0.isWhitespace || $0 == "<" || $0 == ">" })
        else { return nil }
        self.text = bare
    }

    /// Names a new letter. `domain` should be our own, so that nobody else names one alike.
    package static func new(at domain: String) -> MessageID {
        MessageID(unchecked: "\(UUID().uuidString.lowercased())@\(domain)")
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// As it stands in a head.
    package var bracketed: String { "<\(text)>" }

    /// All names in a field that lists some, whatever else people's programs wrote between them.
    package static func all(in field: String) -> [MessageID] {
        guard field.contains("<") else {
            return field.split(whereSeparator: \.isWhitespace).filter { $0.contains("@") }.compactMap {
                MessageID(String($0))
            }
        }
        var found: [MessageID] = []
        for piece in field.split(separator: "<").dropFirst(field.hasPrefix("<") ? 0 : 1) {
            guard let end = piece.firstIndex(of: ">") else { continue }
            // Folded in the middle by a careless program.
            let name = String(piece[..<end].filter { !$0.isWhitespace })
            if let id = MessageID(name), !found.contains(id) { found.append(id) }
        }
        return found
    }
}
