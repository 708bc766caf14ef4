import Foundation

/// Reads HTML back as a browser does (as far as these tests write it).
enum Spelling {
    static let nasty = [
        "", "&", "<", ">", "\"", "'", "&amp;", "&#13;", "]]>", "<!--", "</p>", "a\r\nb", "\r", "\n", "\t",
        "«Вектор» & Ко",
        "🧑‍🚀 é e\u{301}", "\u{2028}", "\u{A0}", "x=\"y\"", "&&lt;<", "\u{7F}\u{80}",
        String(repeating: "<&\">", count: 500),
    ]

    static func random(_ dice: inout Dice) -> String {
        let special = Array("&<>\"'\r\n;#ампlt ")
        return String(
            (0..<Int.random(in: 0..<40, using: &dice)).map { _ -> Character in
                if Bool.random(using: &dice) { return special.randomElement(using: &dice) ?? "&" }
                let scalar = Unicode.Scalar(UInt32.random(in: 1..<0x1_F800, using: &dice)) ?? "ж"
                return Character(scalar)
            }
        )
    }

    static func text(inside page: String) -> String? {
        between(">", "<", of: page)
    }

    static func title(of page: String) -> String? {
        between("title=\"", "\"", of: page)
    }

    /// By scalars, not characters: an accent that a text begins with does not join the letter before the text.
    private static func between(_ start: String, _ end: String, of page: String) -> String? {
        let scalars = page.unicodeScalars
        guard let open = scalars.firstRange(of: start.unicodeScalars),
            let close = scalars[open.upperBound...].firstRange(of: end.unicodeScalars)
        else { return nil }
        return decoded(Substring(scalars[open.upperBound..<close.lowerBound]))
    }

    /// Line ends first, then references, in the order of the HTML standard.
    private static func decoded(_ text: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        let lines = text.unicodeScalars
        var rest = lines[...]
        while let first = rest.popFirst() {
            if first == "\r" {
                if rest.first == "\n" { rest.removeFirst() }
                scalars.append("\n")
            } else if first == "&", let end = rest.firstIndex(of: ";"), let meant = meaning(String(rest[..<end])) {
                scalars.append(meant)
                rest = rest[rest.index(after: end)...]
            } else {
                scalars.append(first)
            }
        }
        return String(scalars)
    }

    private static func meaning(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "#13": "\r"
        default: nil
        }
    }
}

/// Chance that falls the same way every time.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
