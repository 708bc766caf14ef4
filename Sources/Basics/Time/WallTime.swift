/// What a calendar and a clock on the wall show at a moment.
package struct WallTime: Hashable, Sendable {
    package let calendarDay: CalendarDay
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int

    package init(_ moment: Moment, in zone: Zone) {
        self.init(moment, offset: zone.offset(at: moment))
    }

    /// - Parameter offset: seconds east of Greenwich.
    package init(_ moment: Moment, offset: Int) {
        calendarDay = CalendarDay(moment, offset: offset)
        let rest = Int(moment.milliseconds.quotientDown(by: 1000)) + offset - calendarDay.number * 86_400
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        (year, month, day) = calendarDay.date
    }

    /// Days since 1970-01-01, for telling today from yesterday.
    package var dayNumber: Int { calendarDay.number }

    /// From Monday, 1...7.
    package var weekday: Int { calendarDay.weekday.rawValue }
}
