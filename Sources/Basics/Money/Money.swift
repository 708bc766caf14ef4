/// An amount of money (DESIGN, decision 4).
package struct Money: Sendable, Hashable {
    /// In the smallest unit of the currency: kopecks, cents.
    package let minor: Int64
    package let currency: Currency

    package init(minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    package var isNegative: Bool { minor < 0 }

    /// The whole units and what is left behind the point, without a sign.
    package var parts: (whole: UInt64, fraction: UInt64) {
        let scale = UInt64(currency.scale)
        return (minor.magnitude / scale, minor.magnitude % scale)
    }

    /// With a point and no grouping, as programs and fields of forms take it: `84000.50`, `84000`.
    package var plain: String {
        let (whole, fraction) = parts
        let sign = isNegative ? "-" : ""
        guard fraction != 0 else { return "\(sign)\(whole)" }
        let digits = "\(fraction)"
        return "\(sign)\(whole).\(String(repeating: "0", count: currency.places - digits.count))\(digits)"
    }
}

extension Money {
    /// Reads what a person writes: `84 000,50`, `84,000.50`, `84000`. A point always comes before the fraction; a comma does, too, but
    /// in English it sets thousands apart where three digits follow it.
    /// - Returns: nil for what is no amount, has more places than the currency, or is more than can be kept.
    package init?(_ text: String, _ currency: Currency, in language: Language) {
        var rest = text.filter { !$0.isWhitespace && $0 != "\u{202F}" && $0 != "\u{2009}" && $0 != "'" }[...]
        let isNegative = rest.first == "-" || rest.first == "−"
        if isNegative { rest = rest.dropFirst() }
        guard let (whole, fraction) = Self.split(rest, in: language), fraction.count <= currency.places else {
            return nil
        }
        let padded = whole + fraction + String(repeating: "0", count: currency.places - fraction.count)
        guard !whole.isEmpty, padded.utf8.allSatisfy({ (48...57).contains($0) }), let minor = Int64(padded) else {
            return nil
        }
        self.init(minor: isNegative ? -minor : minor, currency)
    }

    /// The digits before and behind the point, without what sets thousands apart.
    private static func split(_ text: Substring, in language: Language) -> (whole: String, fraction: String)? {
        let marks = text.filter { $0 == "," || $0 == "." }
        guard let last = marks.last, let place = text.lastIndex(of: last) else { return (String(text), "") }
        let behind = text[text.index(after: place)...]
        let isGrouping = marks.allSatisfy { $0 == last } && (marks.count > 1 || (last == "," && language == .english))
        if isGrouping, behind.count == 3 {
            return whole(of: text, groupedBy: last).map { ($0, "") }
        }
        guard marks.filter({ $0 == last }).count == 1, !behind.isEmpty else { return nil }
        let other: Character = last == "," ? "." : ","
        return whole(of: text[..<place], groupedBy: other).map { ($0, String(behind)) }
    }

    /// - Returns: nil where a group is not of three digits.
    private static func whole(of text: Substring, groupedBy mark: Character) -> String? {
        let groups = text.split(separator: mark, omittingEmptySubsequences: false)
        guard groups.count > 1 else { return String(text) }
        guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        return groups.joined()
    }
}
