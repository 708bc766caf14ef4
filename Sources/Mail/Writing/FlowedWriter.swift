/// Text broken into lines that any program can show and a good one puts together again (RFC 3676).
enum FlowedWriter {
    private static let width = 72

    static func flowed(_ text: String) -> String {
        TextDecoding.tidy(text).split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(
            separator: "\n"
        )
    }

    private static func line(_ line: Substring) -> String {
        if line == "-- " { return "-- " }
        let depth = line.prefix { $0 == ">" }.count
        var content = line.dropFirst(depth)
        // The space behind the marks is not text.
        if depth > 0, content.hasPrefix(" ") { content = content.dropFirst() }
        while content.last == " " { content = content.dropLast() }
        let marks = String(repeating: ">", count: depth)
        return broken(content, to: max(20, width - depth - 1)).map { piece in
            let needsSpace =
                depth > 0 && !piece.isEmpty || piece.hasPrefix(" ") || piece.hasPrefix(">") || piece.hasPrefix("From ")
            return marks + (needsSpace ? " " : "") + piece
        }.joined(separator: "\n")
    }

    /// All pieces but the last one end with a space: there the text goes on.
    private static func broken(_ text: Substring, to width: Int) -> [Substring] {
        var pieces: [Substring] = []
        var rest = text
        while rest.count > width {
            // As many whole words as fit, one at least.
            let head = rest.prefix(width)
            let space = head.lastIndex(of: " ") ?? rest.dropFirst(width).firstIndex(of: " ")
            guard let space else { break }
            let next = rest.index(after: space)
            pieces.append(rest[..<next])
            rest = rest[next...]
        }
        return pieces + [rest]
    }
}
