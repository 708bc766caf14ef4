/// The day on which somebody was born; people give it without the year, too.
package struct Birthday: Hashable, Sendable {
    package let year: Int?
    package let month: Int
    package let day: Int

    /// - Returns: nil when no calendar has such a day.
    package init?(year: Int?, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else { return nil }
        guard year.map((1000...9999).contains) ?? true else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    private static func length(of month: Int, in year: Int?) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year ?? 2000) ? 29 : 28
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}

extension Birthday: LosslessStringConvertible {
    /// ISO 8601: `1980-03-22`, and without a year `--03-22`.
    package var description: String {
        let year = year.map { $0.padded(to: 4) } ?? "-"
        return "\(year)-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }

    /// Reads what `description` wrote.
    package init?(_ text: String) {
        let isYearless = text.hasPrefix("--")
        let numbers = text.dropFirst(isYearless ? 2 : 0).split(separator: "-", omittingEmptySubsequences: false).map {
            Int($0)
        }
        guard numbers.count == (isYearless ? 2 : 3), let month = numbers[numbers.count - 2],
            let day = numbers[numbers.count - 1]
        else { return nil }
        guard isYearless || numbers[0] != nil else { return nil }
        self.init(year: isYearless ? nil : numbers[0], month: month, day: day)
    }
}

extension Birthday: TextCodable {}
