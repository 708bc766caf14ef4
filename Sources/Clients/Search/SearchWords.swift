import Foundation

/// Text as words that can be compared: lower case, ё as е, split at whatever is no letter and no digit.
package enum SearchWords {
    static let longest = 40

    package static func split(_ text: String) -> [String] {
        plainWords(in: text) ?? anyWords(in: text)
    }

    /// For text of any script.
    static func anyWords(in text: String) -> [String] {
        text.lowercased().replacing("ё", with: "е")
            .split { !($0.isLetter || $0.isNumber) }
            .map { String($0.prefix(longest)) }
    }

    /// The first text after every text that begins with `prefix`, in the order of UTF-8.
    package static func end(of prefix: String) -> String {
        prefix + "\u{10FFFF}"
    }

    /// What somebody may have meant, the likeliest first: a telephone number, the words, the words on the other keyboard.
    static func readings(of text: String) -> [[String]] {
        var readings = [split(text)]
        let digits = text.filter(\.isNumber)
        if digits.count >= 5, text.allSatisfy({ $0.isNumber || " +-()./".contains($0) }) {
            // Inside Russia +7 is dialled as 8: what follows is the same.
            let rest = digits.first == "8" ? [[String(digits.dropFirst())]] : []
            readings = digits.count == 11 ? rest + [[digits]] + readings : [[digits]] + readings + rest
        }
        return (readings + KeyboardLayout.otherReadings(of: text).map(split)).filter { !$0.isEmpty }
    }
}
