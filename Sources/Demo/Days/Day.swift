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
    var weekday: Int { CalendarDay(number: number).weekday.rawValue }

    var civil: (year: Int, month: Int, day: Int) { CalendarDay(number: number).date }
}
