import Basics

extension PersonName {
    private static let familyEndings = [
        "ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий", "цкая", "енко", "чук",
    ]

    /// Reads a name of a list, where the family name stands first more often than where people sign themselves: «Кротов Илья» is
    /// Илья Кротов, as only the first of the two is like a family name.
    init(listed text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count == 2, Self.isLikeFamily(words[0]), !Self.isLikeFamily(words[1]) {
            self.init(family: words[0], given: words[1])
        } else {
            self.init(written: text)
        }
    }

    private static func isLikeFamily(_ word: String) -> Bool {
        let lower = word.lowercased()
        return lower.count > 3 && familyEndings.contains(where: lower.hasSuffix)
    }
}
