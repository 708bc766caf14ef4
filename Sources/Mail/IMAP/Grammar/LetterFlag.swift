/// What a server remembers of a letter.
package enum LetterFlag: Hashable, Sendable {
    case seen
    case answered
    case flagged
    case deleted
    case draft
    /// A word of the server's or of another program.
    case other(String)

    /// As it is written on the wire; letter case does not count.
    package init(_ text: String) {
        self =
            switch text.lowercased() {
            case "\\seen": .seen
            case "\\answered": .answered
            case "\\flagged": .flagged
            case "\\deleted": .deleted
            case "\\draft": .draft
            default: .other(text)
            }
    }

    var text: String {
        switch self {
        case .seen: "\\Seen"
        case .answered: "\\Answered"
        case .flagged: "\\Flagged"
        case .deleted: "\\Deleted"
        case .draft: "\\Draft"
        case .other(let text): text
        }
    }

    /// Flags in brackets; words that can't be written as one are left out.
    static func list(_ flags: Set<LetterFlag>) -> String {
        "(" + flags.map(\.text).filter(isWritable).sorted().joined(separator: " ") + ")"
    }

    private static func isWritable(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.dropFirst(text.hasPrefix("\\") ? 1 : 0).allSatisfy(Grammar.isAtom)
    }
}
