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
        let bare = text.unicodeScalars.prefix { $0 != ";" }.filter { !$0.properties.isWhitespace }
        let words = bare.split(separator: "/", omittingEmptySubsequences: false)
        guard words.count == 2, words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isToken) }) else { return nil }
        self.init(String(String.UnicodeScalarView(words[0])), String(String.UnicodeScalarView(words[1])))
    }

    package var text: String { "\(type)/\(subtype)" }

    package static let plainText = MediaType("text", "plain")
    package static let html = MediaType("text", "html")
    package static let unknown = MediaType("application", "octet-stream")
    package static let message = MediaType("message", "rfc822")
    package static let deliveryStatus = MediaType("message", "delivery-status")

    private static func isToken(_ character: Unicode.Scalar) -> Bool {
        (33...126).contains(character.value) && !specials.contains(character)
    }

    private static let specials = Set("()<>@,;:\\\"/[]?=".unicodeScalars)
}
