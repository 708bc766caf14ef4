/// A tax number: the Russian ИНН with its check digits, or another country's with the country's two letters in front.
package struct TaxNumber: Hashable, Sendable {
    package let text: String

    package init?(_ text: String) {
        let letters = text.uppercased().filter { $0.isLetter || $0.isNumber }
        guard letters.allSatisfy(\.isASCII) else { return nil }
        guard Self.isRussian(letters) || Self.isForeign(letters) else { return nil }
        self.text = letters
    }

    /// Trusts a number that was read before, as it comes from the database.
    package init(stored text: String) {
        self.text = text
    }

    private static func isForeign(_ letters: String) -> Bool {
        (7...16).contains(letters.count) && letters.prefix(2).allSatisfy(\.isLetter)
            && letters.dropFirst(2).contains(where: \.isNumber)
    }

    private static func isRussian(_ letters: String) -> Bool {
        let digits = letters.compactMap(\.wholeNumberValue)
        guard digits.count == letters.count else { return false }
        switch digits.count {
        case 10: return check(digits.prefix(9)) == digits[9]
        case 12: return check(digits.prefix(10)) == digits[10] && check(digits.prefix(11)) == digits[11]
        default: return false
        }
    }

    /// The check digit that follows these (order of the Ministry of Finance: the weights end in 4, 6, 8).
    private static func check(_ digits: ArraySlice<Int>) -> Int {
        let weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8].suffix(digits.count)
        return zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 % 10
    }
}
