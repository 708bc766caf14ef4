import Basics

/// A day of the calendar in Moscow, where the demonstration company sits. Moscow has kept UTC+3 without summer time since 2014,
/// so plain arithmetic is right for all the days that we tell of.
struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    let number: Int

    init(number: Int) {
        self.number = number
    }

    init(of moment: Moment) {
        let local = moment.milliseconds + Self.offset
        number = Int(local / Self.length) - (local % Self.length < 0 ? 1 : 0)
    }

    private static let offset: Int64 = 3 * 3_600_000
    private static let length: Int64 = 86_400_000

    static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    static func + (day: Day, count: Int) -> Day { Day(number: day.number + count) }
    static func - (day: Day, count: Int) -> Day { Day(number: day.number - count) }

    var start: Moment { Moment(milliseconds: Int64(number) * Self.length - Self.offset) }

    /// `seconds` after midnight.
    func at(second seconds: Int) -> Moment {
        Moment(milliseconds: start.milliseconds + Int64(seconds) * 1000)
    }

    func at(hour: Int, minute: Int = 0) -> Moment {
        at(second: hour * 3600 + minute * 60)
    }

    /// 1 is Monday, 7 is Sunday.
    var weekday: Int { (number + 3) % 7 + 1 }

    /// Year, month and day of the month, after Howard Hinnant's days-from-civil algorithm.
    var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
