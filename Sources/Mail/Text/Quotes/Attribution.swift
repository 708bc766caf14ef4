import Foundation

/// The lines that programs put above what they quote: who wrote it and when.
enum Attribution {
    /// Whether everything from this line on is history: a rule with words in it, or the head of a letter.
    static func startsHistory(_ lines: [String], at place: Int) -> Bool {
        let line = lines[place].trimmingCharacters(in: .whitespaces)
        if isOriginalMark(line) || isHead(lines, at: place) { return true }
        // Quoted without any mark, as web mail does: nothing but history follows.
        guard let end = end(of: lines, from: place) else { return false }
        let next = lines[end...].first { !$0.isBlank }
        return next.map { !$0.hasPrefix(">") } ?? false
    }

    /// Where the attribution of a quote starts that begins at `place`.
    static func start(before place: Int, in lines: [String]) -> Int? {
        for start in lines[..<place].indices.suffix(5) {
            guard let end = end(of: lines, from: start) else { continue }
            if lines[end..<place].allSatisfy(\.isBlank) { return start }
        }
        return nil
    }

    /// An attribution may be broken into up to three lines.
    /// - Returns: the place behind it.
    private static func end(of lines: [String], from start: Int) -> Int? {
        var joined = ""
        for place in lines[start...].indices.prefix(3) {
            let line = lines[place].trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix(">") else { return nil }
            joined += (joined.isEmpty ? "" : " ") + line
            if joined.hasSuffix(":") { return isAttribution(joined) ? place + 1 : nil }
        }
        return nil
    }

    private static func isAttribution(_ line: String) -> Bool {
        let words = line.lowercased()
        guard words.count <= 300 else { return false }
        if openings.contains(where: { words.hasPrefix($0.start) && words.contains($0.verb) }) { return true }
        guard words.contains(where: \.isNumber) || words.contains("@") || words.hasPrefix("пользователь ") else {
            return false
        }
        return verbs.contains { words.hasSuffix($0) }
            || words.hasSuffix(">:") && words.contains("@") && words.contains(where: \.isNumber)
    }

    private static func isOriginalMark(_ line: String) -> Bool {
        guard line.hasPrefix("--"), line.hasSuffix("--") else { return false }
        let words = line.trimmingCharacters(in: CharacterSet(charactersIn: "- ")).lowercased()
        return marks.contains(words)
    }

    /// From, sent, to, subject: at least three of them in the next five lines.
    private static func isHead(_ lines: [String], at place: Int) -> Bool {
        guard froms.contains(field(lines[place])) else { return false }
        let next = lines[place...].prefix(6).map(field)
        return next.count { others.contains($0) } >= 2
    }

    private static func field(_ line: String) -> String {
        let bare = line.trimmingCharacters(in: CharacterSet(charactersIn: "* \t"))
        guard let colon = bare.firstIndex(of: ":"), bare.distance(from: bare.startIndex, to: colon) <= 20 else {
            return ""
        }
        return bare[..<colon].lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "* "))
    }

    private static let openings: [(start: String, verb: String)] = [
        ("on ", " wrote:"), ("am ", " schrieb"), ("le ", " a écrit"), ("el ", " escribió"), ("il ", " ha scritto"),
        ("em ", " escreveu"), ("dnia ", " napisał"), ("op ", " schreef"),
    ]

    private static let verbs = [
        "wrote:", "writes:", "пишет:", "писал:", "писала:", "писал(а):", "написал:", "написала:", "написал(а):",
        "написав:",
        "написала (а):", "писав:", "schrieb:",
    ]

    private static let marks: Set<String> = [
        "original message", "исходное сообщение", "оригинальное сообщение", "исходное письмо",
        "первоначальное сообщение",
        "ursprüngliche nachricht", "message d'origine", "mensaje original", "messaggio originale", "reply message",
        "original appointment",
    ]

    private static let froms: Set<String> = ["from", "от", "от кого", "von", "de", "da", "від"]
    private static let others: Set<String> = [
        "sent", "date", "to", "subject", "cc", "отправлено", "дата", "кому", "тема", "копия", "gesendet", "an",
        "betreff", "envoyé",
        "objet", "enviado", "para", "asunto", "надіслано", "послано",
    ]
}
