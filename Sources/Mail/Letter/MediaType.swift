/// What sort of thing a part is (RFC 2046), in lower case.
package struct MediaType: Sendable, Hashable {
    package let type: String
    package let subtype: String

    package init(_ type: String, _ subtype: String) {
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
    }

    /// Reads `type/subtype`, whatever parameters follow.
    package init?(_ text: String) {
        let parts = text.prefix { $0 != ";" }.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let words = parts.map { $0.filter { !$0.isWhitespace } }
        guard words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isTokenCharacter) }) else { return nil }
        self.init(words[0], words[1])
    }

    package var text: String { "\(type)/\(subtype)" }

    package static let plainText = MediaType("text", "plain")
    package static let html = MediaType("text", "html")
    package static let unknown = MediaType("application", "octet-stream")
    package static let message = MediaType("message", "rfc822")
    package static let deliveryStatus = MediaType("message", "delivery-status")

    private static func isTokenCharacter(_ character: Character) -> Bool {
        guard let byte = character.asciiValue, byte > 32, byte < 127 else { return false }
        return !"()<>@,;:\\\"/[]?=".contains(character)
    }
}
