import Basics

/// A rule by which something comes back each year, or each so many years (RFC 5545, 3.3.10).
struct YearlyRule: Equatable {
    private var interval = 1
    private var count: Int?
    private var until: CalendarDay?
    private var months: Set<Int> = []
    /// Of the month; negative numbers count from its end.
    private var monthDays: Set<Int> = []
    private var weekdays: [Place] = []

    /// A weekday, every one or the so-many-th; negative numbers count from the end.
    struct Place: Equatable {
        let weekday: Weekday
        let ordinal: Int?
    }

    /// - Returns: nil when it is a rule of another kind, or has parts that are not understood here.
    init?(_ line: ICalendarLine) throws(ICalendarFlaw) {
        let impossible = ICalendarFlaw(line.number, .ruleImpossible(line.value))
        var (isYearly, isUnderstood) = (false, true)
        for part in line.value.split(separator: ";") {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false).map { $0.trimmed.uppercased() }
            guard sides.count == 2 else { throw impossible }
            if sides[0] == "FREQ" {
                isYearly = sides[1] == "YEARLY"
            } else if Self.foreign.contains(sides[0]) {
                isUnderstood = false
            } else if !take(sides[0], sides[1]) {
                throw impossible
            }
        }
        guard count == nil || until == nil else { throw impossible }
        guard isYearly, isUnderstood, days(of: Self.leapYear, like: 1, 1).count <= Self.most else { return nil }
    }

    /// What comes more often in a year is no holiday.
    private static let most = 31
    private static let leapYear = 2024

    private static let foreign: Set<String> = ["BYSETPOS", "BYWEEKNO", "BYYEARDAY", "BYHOUR", "BYMINUTE", "BYSECOND"]

    /// - Returns: whether there is such a part, and it may have this value.
    private mutating func take(_ name: String, _ value: String) -> Bool {
        switch name {
        case "INTERVAL":
            guard let number = Int(value), (1...1000).contains(number) else { return false }
            interval = number
        case "COUNT":
            guard let number = Int(value), number > 0 else { return false }
            count = number
        case "UNTIL":
            guard let date = ICalendarDate(value) else { return false }
            until = date.day
        case "BYMONTH":
            guard let numbers = Self.numbers(value, upTo: 12), numbers.allSatisfy({ $0 > 0 }) else { return false }
            months = Set(numbers)
        case "BYMONTHDAY":
            guard let numbers = Self.numbers(value, upTo: 31) else { return false }
            monthDays = Set(numbers)
        case "BYDAY":
            let places = value.split(separator: ",", omittingEmptySubsequences: false).map { Place($0) }
            weekdays = places.compactMap(\.self)
            return weekdays.count == places.count
        case "WKST": break  // Only weeks that are numbered depend on it.
        default: return name.hasPrefix("X-")
        }
        return true
    }

    private static func numbers(_ text: String, upTo limit: Int) -> [Int]? {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        return numbers.allSatisfy { (1...limit).contains(abs($0)) } ? numbers : nil
    }
}

extension YearlyRule.Place {
    /// `TH`, `4TH`, `-1MO`
    init?(_ text: some StringProtocol) {
        let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        guard let place = names.firstIndex(of: String(text.suffix(2))) else { return nil }
        weekday = Weekday.allCases[place]
        let number = text.dropLast(2)
        ordinal = Int(number)
        guard number.isEmpty || (ordinal.map { (1...53).contains(abs($0)) } ?? false) else { return nil }
    }
}

extension YearlyRule {
    /// The days that it names, ascending, the first day among them whether the rule names it or not.
    /// - Parameter years: about which somebody asks.
    func days(from first: CalendarDay, within years: ClosedRange<Int>) -> [CalendarDay] {
        let model = first.date
        // Those that are counted have to be gone through from the first one.
        let passed = count == nil ? max(0, years.lowerBound - model.year) / interval * interval : 0
        var days = [first]
        for year in stride(from: model.year + passed, through: years.upperBound, by: interval) {
            for day in self.days(of: year, like: model.month, model.day) where day > first {
                if let until, day > until { return days }
                if let count, days.count >= count { return days }
                days.append(day)
            }
        }
        return days
    }

    /// What the rule leaves open is as on the first of all days.
    private func days(of year: Int, like firstMonth: Int, _ firstDay: Int) -> [CalendarDay] {
        let whole = Self.days(of: year, 1...12)
        return months(like: firstMonth).flatMap { month -> [CalendarDay] in
            let days = Self.days(of: year, month...month)
            // With months the so-many-th weekday is one of the month, otherwise one of the year.
            let around = months.isEmpty ? whole : days
            return places(upTo: days.count, like: firstDay).map { days.lowerBound.advanced(by: $0 - 1) }
                .filter { day in weekdays.isEmpty || weekdays.contains { $0.isAt(day, of: around) } }
        }
    }

    private func months(like first: Int) -> [Int] {
        if !months.isEmpty { return months.sorted() }
        return monthDays.isEmpty && weekdays.isEmpty ? [first] : Array(1...12)
    }

    /// Days of a month that come into question, in one of so many days.
    private func places(upTo length: Int, like first: Int) -> [Int] {
        guard monthDays.isEmpty else {
            return Set(monthDays.map { $0 < 0 ? $0 + length + 1 : $0 }).filter { (1...length).contains($0) }.sorted()
        }
        return weekdays.isEmpty ? [first].filter { $0 <= length } : Array(1...length)
    }

    private static func days(of year: Int, _ months: ClosedRange<Int>) -> Range<CalendarDay> {
        let next = months.upperBound % 12 + 1
        guard let first = CalendarDay(year: year, month: months.lowerBound, day: 1),
            let end = CalendarDay(year: next == 1 ? year + 1 : year, month: next, day: 1)
        else { return CalendarDay(number: 0)..<CalendarDay(number: 0) }
        return first..<end
    }
}

extension YearlyRule.Place {
    fileprivate func isAt(_ day: CalendarDay, of days: Range<CalendarDay>) -> Bool {
        guard day.weekday == weekday else { return false }
        guard let ordinal else { return true }
        return ordinal > 0
            ? (day.number - days.lowerBound.number) / 7 + 1 == ordinal
            : (days.upperBound.number - 1 - day.number) / 7 + 1 == -ordinal
    }
}
