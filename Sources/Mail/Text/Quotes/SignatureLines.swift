/// Finds where a letter's text stops and its writer's signature begins.
enum SignatureLines {
    /// Signatures are no longer.
    private static let most = 15

    static func divide(_ lines: [String]) -> (text: [String], signature: [String]) {
        if let mark = lines.lastIndex(where: { $0 == "-- " || $0 == "--" }), isShort(lines[mark...]) {
            return (Array(lines[..<mark]), Array(lines[(mark + 1)...]))
        }
        let candidates = lines.indices.filter { opens(lines[$0]) && isShort(lines[$0...]) }
        guard let start = candidates.first, lines[..<start].contains(where: { !$0.isBlank }) else { return (lines, []) }
        return (Array(lines[..<start]), Array(lines[start...]))
    }

    /// Whether a signature may begin with this line.
    static func opens(_ line: String) -> Bool {
        let words = line.lowercased().drop { $0.isWhitespace || "-–—*_".contains($0) }
        guard words.count <= 80 else { return false }
        return openings.contains { opening in
            guard words.hasPrefix(opening) else { return false }
            return words.dropFirst(opening.count).first.map { !$0.isLetter } ?? true
        }
    }

    private static func isShort(_ lines: ArraySlice<String>) -> Bool { lines.count { !$0.isBlank } <= most }

    private static let openings = [
        "с уважением", "с наилучшими пожеланиями", "с наилучшими", "всего доброго", "всего наилучшего", "искренне ваш",
        "с благодарностью", "с почтением", "best regards", "kind regards", "warm regards", "regards", "best wishes",
        "sincerely",
        "yours sincerely", "yours faithfully", "yours truly", "kindest regards", "many thanks", "cheers",
        "отправлено с iphone",
        "отправлено с ipad", "отправлено из", "отправлено с моего", "отправлено с устройства", "sent from my",
        "sent from mail",
        "sent from outlook", "get outlook for",
    ]
}
