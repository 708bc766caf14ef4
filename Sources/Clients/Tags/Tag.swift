import Basics
import Store

/// A word that somebody put on a client, to find it among others by. Two spellings that differ in case alone are one tag.
package struct Tag: Sendable, Hashable {
    package let name: String
    /// As tags are compared and sorted.
    package let key: String

    package static let longest = 50
    package static let mostOfOne = 50

    /// - Throws: `InvalidField` when it is empty, too long or has a comma in it.
    package init(_ text: String) throws(InvalidField) {
        name = try Wording.line(text.replacing(",", with: " "), of: "tag", atMost: Self.longest)
        key = Self.key(of: name)
    }

    fileprivate init(stored name: String, key: String) {
        self.name = name
        self.key = key
    }

    package static func key(of text: String) -> String {
        text.lowercased().replacing("ё", with: "е")
    }

    /// Reads several, as people write them in one field.
    package static func list(_ text: String) throws(InvalidField) -> [Tag] {
        var tags: [Tag] = []
        for piece in text.split(whereSeparator: { ",;".contains($0) || $0.isNewline }) {
            guard !piece.allSatisfy(\.isWhitespace) else { continue }
            let tag = try Tag(String(piece))
            if !tags.contains(where: { $0.key == tag.key }) { tags.append(tag) }
        }
        return tags
    }
}

extension Tag: Record {
    package static let columns: SQL = "client_tag.name, client_tag.tag"

    package init(from row: inout Row) throws {
        self.init(stored: try row.read(), key: try row.read())
    }
}
