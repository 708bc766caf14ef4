/// Text as it stands in HTML.
enum HTMLEscape {
    static func text(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\u{A0}".utf8.contains($0) }) else { return text }
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\u{A0}", with: "&nbsp;")
    }

    /// For between double quotes.
    static func attribute(_ value: String) -> String {
        text(value).replacing("\"", with: "&quot;").replacing("'", with: "&#39;").replacing("`", with: "&#96;")
    }

    /// The few references that stand in URLs.
    static func undone(_ text: String) -> String {
        text.replacing("&quot;", with: "\"").replacing("&#64;", with: "@").replacing("&#x40;", with: "@")
            .replacing("&amp;", with: "&")
    }
}
