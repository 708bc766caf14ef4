/// Russian words in the letters of a mail address.
enum Latin {
    static func letters(of text: String) -> String {
        var letters = ""
        for letter in text.lowercased() {
            if let latin = table[letter] {
                letters += latin
            } else if letter.isASCII, letter.isLetter || letter.isNumber {
                letters.append(letter)
            } else if letter == " " || letter == "-", letters.last != "-" {
                letters += "-"
            }
        }
        return letters
    }

    private static let table: [Character: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya",
    ]
}
