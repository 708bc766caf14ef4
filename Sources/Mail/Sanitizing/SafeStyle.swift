/// The declarations of a `style` attribute that only change how text looks.
enum SafeStyle {
    /// - Returns: nil when nothing is left.
    static func filtered(_ style: String) -> String? {
        guard style.utf8.count <= 8000 else { return nil }
        let kept = style.split(separator: ";").compactMap(declaration)
        return kept.isEmpty ? nil : kept.joined(separator: ";")
    }

    private static func declaration(_ text: Substring) -> String? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = text[..<colon].split(whereSeparator: \.isWhitespace).joined().lowercased()
        let value = text[text.index(after: colon)...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard properties.contains(name), !value.isEmpty, isHarmless(value) else { return nil }
        if name == "display", !displays.contains(value.lowercased()) { return nil }
        return "\(name):\(value)"
    }

    /// No escapes, no comments, no strings of code, and of functions only those that name a colour or a sum.
    private static func isHarmless(_ value: String) -> Bool {
        let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || " #%.,()-+/!'\"_".contains($0) }
        guard isPlain, !value.contains("/*"), !value.contains("//") else { return false }
        let areClosed = ["\"", "'"].allSatisfy { (quote: Character) in
            value.count(where: { $0 == quote }).isMultiple(of: 2)
        }
        guard areClosed else { return false }
        let pieces = value.split(separator: "(", omittingEmptySubsequences: false)
        return pieces.dropLast().allSatisfy { piece in
            let function = piece.reversed().prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
            return functions.contains(String(function.reversed()).lowercased())
        }
    }

    private static let functions: Set<String> = ["rgb", "rgba", "hsl", "hsla", "calc"]

    private static let displays: Set<String> = [
        "block", "inline", "inline-block", "list-item", "none", "table", "table-cell", "table-row", "inline-table",
    ]

    private static let properties: Set<String> = {
        var all: Set<String> = [
            "background", "background-color", "border-collapse", "border-radius", "border-spacing", "caption-side",
            "clear",
            "color", "direction", "display", "empty-cells", "float", "font", "font-family", "font-size", "font-style",
            "font-variant", "font-weight", "height", "letter-spacing", "line-height", "list-style", "list-style-type",
            "max-height", "max-width", "min-height", "min-width", "overflow-wrap", "table-layout", "text-align",
            "text-decoration", "text-indent", "text-transform", "unicode-bidi", "vertical-align", "white-space",
            "width",
            "word-break", "word-spacing", "word-wrap", "border", "border-color", "border-style", "border-width",
            "margin",
            "padding",
        ]
        for side in ["top", "right", "bottom", "left"] {
            all.formUnion(["margin-\(side)", "padding-\(side)", "border-\(side)"])
            all.formUnion(["color", "style", "width"].map { "border-\(side)-\($0)" })
        }
        return all
    }()
}
