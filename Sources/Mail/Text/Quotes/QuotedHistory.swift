/// Finds where a letter stops and those that it answers begin.
enum QuotedHistory {
    static func divide(_ lines: [String]) -> (said: [String], history: [String]) {
        if let start = lines.indices.first(where: { Attribution.startsHistory(lines, at: $0) }) {
            return (trimmed(lines[..<start]), Array(lines[start...]))
        }
        guard let block = lastQuote(lines) else { return (lines, []) }
        let after = lines[block.upperBound...].filter { !$0.isBlank }
        // Answered line by line, or the answer stands below: what is quoted belongs to what is said.
        if !after.isEmpty, !isSignature(lines[block.upperBound...]) {
            return below(lines, block) ?? (lines, [])
        }
        let start = Attribution.start(before: block.lowerBound, in: lines) ?? block.lowerBound
        let said = Array(lines[..<start])
        if said.contains(where: { $0.hasPrefix(">") }) {
            return (said + lines[block.upperBound...], Array(lines[start..<block.upperBound]))
        }
        return (trimmed(said[...]) + lines[block.upperBound...], Array(lines[start..<block.upperBound]))
    }

    /// One quote, and all that is said stands below it.
    private static func below(_ lines: [String], _ block: Range<Int>) -> (said: [String], history: [String])? {
        let start = Attribution.start(before: block.lowerBound, in: lines) ?? block.lowerBound
        guard lines[..<start].allSatisfy(\.isBlank) else { return nil }
        return (Array(lines[block.upperBound...]), Array(lines[..<block.upperBound]))
    }

    /// The last run of lines that are quoted, empty ones between them included.
    private static func lastQuote(_ lines: [String]) -> Range<Int>? {
        guard let last = lines.lastIndex(where: { $0.hasPrefix(">") }) else { return nil }
        var first = last
        for place in lines[..<last].indices.reversed() {
            if lines[place].hasPrefix(">") { first = place } else if !lines[place].isBlank { break }
        }
        return first..<(last + 1)
    }

    private static func isSignature(_ lines: ArraySlice<String>) -> Bool {
        guard let first = lines.first(where: { !$0.isBlank }) else { return false }
        return first == "-- " || first == "--" || SignatureLines.opens(first)
    }

    /// Without the rule that some programs draw above what they quote.
    private static func trimmed(_ lines: ArraySlice<String>) -> [String] {
        var lines = lines
        while let last = lines.last, last.isBlank || last.count >= 5 && last.allSatisfy({ "_-=*".contains($0) }) {
            lines.removeLast()
        }
        return Array(lines)
    }
}
