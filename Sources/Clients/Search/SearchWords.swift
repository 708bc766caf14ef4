import Foundation

/// Text as words that can be found: lower case, ё as е, split at whatever is no letter and no digit.
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

    /// The ways in which a telephone number is asked for: whole, without the country, its last seven digits.
    package static func phone(_ e164: String) -> [String] {
        let digits = e164.filter(\.isNumber)
        return [digits, String(digits.suffix(10)), String(digits.suffix(7))]
    }
}

/// What somebody typed into the search field.
struct SearchQuery: Hashable {
    /// Words of which each has to begin a word of what is found.
    let words: [String]

    /// Readings of the text, the likeliest first; a later one counts only when those before it find nothing.
    static func readings(of text: String) -> [SearchQuery] {
        var readings = [SearchQuery(words: SearchWords.split(text))]
        let digits = text.filter(\.isNumber)
        if digits.count >= 5, text.allSatisfy({ $0.isNumber || " +-()./".contains($0) }) {
            readings.insert(SearchQuery(words: [digits]), at: 0)
            // Inside Russia +7 is dialled as 8.
            if digits.first == "8" { readings.append(SearchQuery(words: ["7" + digits.dropFirst()])) }
            if "87".contains(digits.prefix(1)) { readings.append(SearchQuery(words: [String(digits.dropFirst())])) }
        }
        readings += KeyboardLayout.otherReadings(of: text).map { SearchQuery(words: SearchWords.split($0)) }
        var seen: Set<SearchQuery> = []
        return readings.filter { !$0.words.isEmpty && $0.words.count <= 8 && seen.insert($0).inserted }
    }
}
