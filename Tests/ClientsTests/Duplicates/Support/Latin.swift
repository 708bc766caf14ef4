import Foundation

/// How a Russian passport writes a name for foreigners.
enum Latin {
    static func of(_ text: String) -> String {
        text.map { letter in
            let latin = table[Character(letter.lowercased())] ?? String(letter)
            return letter.isUppercase ? latin.capitalized : latin
        }
        .joined()
    }

    private static let table: [Character: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
        "я": "ia",
    ]
}
