/// Text that was broken into lines for the journey (RFC 3676) put together again.
enum FlowedText {
    /// - Parameter joinsWords: DelSp=yes: the space at the end of a line was put there by the sender's program.
    static func joined(_ text: String, joinsWords: Bool) -> String {
        var paragraphs: [String] = []
        var open: (depth: Int, text: String)?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let (depth, content) = unstuffed(line)
            let isSignatureMark = content == "-- "
            let flows = content.hasSuffix(" ") && !isSignatureMark
            let kept = flows && joinsWords ? content.dropLast() : content
            if let before = open, before.depth == depth, !isSignatureMark {
                open = (depth, before.text + kept)
            } else {
                if let before = open { paragraphs.append(quoted(before)) }
                open = (depth, String(kept))
            }
            if !flows, let done = open {
                paragraphs.append(quoted(done))
                open = nil
            }
        }
        if let rest = open { paragraphs.append(quoted(rest)) }
        return paragraphs.joined(separator: "\n")
    }

    private static func unstuffed(_ line: Substring) -> (depth: Int, content: Substring) {
        let depth = line.prefix { $0 == ">" }.count
        let rest = line.dropFirst(depth)
        return (depth, rest.hasPrefix(" ") ? rest.dropFirst() : rest)
    }

    private static func quoted(_ paragraph: (depth: Int, text: String)) -> String {
        guard paragraph.depth > 0 else { return paragraph.text }
        return String(repeating: ">", count: paragraph.depth) + (paragraph.text.isEmpty ? "" : " ") + paragraph.text
    }
}
