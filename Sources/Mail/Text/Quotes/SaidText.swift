/// The text of a letter taken apart: what its writer says now, how they sign, and what was said before.
package struct SaidText: Sendable, Equatable {
    package let new: String
    package let signature: String
    /// The letters that it answers, as far as it quotes them.
    package let quoted: String

    package init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let (said, history) = QuotedHistory.divide(lines)
        let (new, signature) = SignatureLines.divide(said)
        self.new = Self.joined(new)
        self.signature = Self.joined(signature)
        quoted = Self.joined(history)
    }

    private static func joined(_ lines: [String]) -> String {
        let first = lines.firstIndex { !$0.isBlank } ?? lines.endIndex
        let last = lines.lastIndex { !$0.isBlank } ?? first
        return first < lines.endIndex ? lines[first...last].joined(separator: "\n") : ""
    }
}
