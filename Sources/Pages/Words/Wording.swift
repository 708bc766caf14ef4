import Basics

/// The words for one person at one moment: the texts of their language, their time zone, their now.
package struct Wording: Sendable {
    package let lexicon: Lexicon
    package let zone: Zone
    package let now: Moment

    package var language: Language { lexicon.language }

    /// The text with its gaps filled: `w("portal.opened", ["number": "10482", "when": w.day(at)])`.
    package func callAsFunction(_ key: TextKey, _ details: [String: String] = [:]) -> String {
        lexicon.text(key.name, details)
    }

    /// The form of a text that goes with a number; the gap `{count}` is filled with it.
    package func count(_ key: TextKey, _ count: Int, _ details: [String: String] = [:]) -> String {
        var details = details
        details["count"] = number(count)
        return lexicon.text(key.name, counting: count, details)
    }

    /// The sentence that says why not; a right is called what people call it.
    package func callAsFunction(_ refusal: any Refusal) -> String {
        var details = refusal.details
        if let right = details["permission"] { details["permission"] = self(TextKey("permission.\(right)")) }
        return lexicon.text(refusal.reason.name, details)
    }

    /// а, б и в
    package func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return self("list.last", ["items": items.dropLast().joined(separator: ", "), "last": last])
    }
}
