/// Telephone numbers that nobody has: Russian numbering gives no mobile code 974, and no city number begins with 0.
enum Numbers {
    static func mobile(_ index: Int) -> String {
        "+7974" + digits(index &* 7919 % 10_000_000, 7)
    }

    static func office(_ index: Int, in city: Cities.City) -> String {
        "+7\(city.code)0" + digits(index &* 7919 % 1_000_000, 6)
    }

    /// +7 495 012-34-56
    static func shown(_ e164: String) -> String {
        let digits = Array(e164.dropFirst(2))
        guard digits.count == 10 else { return e164 }
        let parts = [digits[0..<3], digits[3..<6], digits[6..<8], digits[8..<10]].map { String($0) }
        return "+7 \(parts[0]) \(parts[1])-\(parts[2])-\(parts[3])"
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}

/// Tax numbers with right check digits in the region 00, which there is not.
enum TaxDigits {
    static func organisation(_ index: Int) -> String {
        let digits = "00" + String(1_000_000 + index * 61 % 8_999_999)
        let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
        let sum = zip(digits.compactMap(\.wholeNumberValue), weights).reduce(0) { $0 + $1.0 * $1.1 }
        return digits + "\(sum % 11 % 10)"
    }
}
