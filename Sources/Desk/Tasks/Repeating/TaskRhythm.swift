import Basics

/// On which days a task is asked for again.
package enum TaskRhythm: Sendable, Hashable {
    /// Every day on which the company works.
    case workingDays
    case weekly(Weekday)
    /// - Parameter day: 1...31; in a month that has no such day, on its last.
    case monthly(day: Int)

    package enum Word: String, CaseIterable, Codable, Sendable {
        case workingDays = "working-days"
        case weekly
        case monthly
    }

    package var word: Word {
        switch self {
        case .workingDays: .workingDays
        case .weekly: .weekly
        case .monthly: .monthly
        }
    }

    /// The day of the week, 1...7, or of the month.
    package var day: Int? {
        switch self {
        case .workingDays: nil
        case .weekly(let weekday): weekday.rawValue
        case .monthly(let day): day
        }
    }

    /// - Returns: nil when there is no such day.
    package init?(_ word: Word, day: Int?) {
        switch (word, day) {
        case (.workingDays, _): self = .workingDays
        case (.weekly, let day?):
            guard let weekday = Weekday(rawValue: day) else { return nil }
            self = .weekly(weekday)
        case (.monthly, let day?):
            guard (1...31).contains(day) else { return nil }
            self = .monthly(day: day)
        case (.weekly, nil), (.monthly, nil): return nil
        }
    }
}

extension TaskRhythm {
    /// The first of its days that comes after a day.
    /// - Parameter isWorking: whether the company works on a day. One that never works is taken to work every day.
    package func next(after day: CalendarDay, isWorking: (CalendarDay) -> Bool) -> CalendarDay {
        switch self {
        case .workingDays:
            let ahead = (day.number + 1...day.number + 366).lazy.map(CalendarDay.init(number:))
            return ahead.first(where: isWorking) ?? CalendarDay(number: day.number + 1)
        case .weekly(let weekday):
            let days = (weekday.rawValue - day.weekday.rawValue + 6) % 7 + 1
            return CalendarDay(number: day.number + days)
        case .monthly(let wanted):
            let here = Self.day(wanted, of: day.date.year, day.date.month)
            if here.number > day.number { return here }
            let (year, month) = day.date.month == 12 ? (day.date.year + 1, 1) : (day.date.year, day.date.month + 1)
            return Self.day(wanted, of: year, month)
        }
    }

    private static func day(_ wanted: Int, of year: Int, _ month: Int) -> CalendarDay {
        var day = wanted
        while true {
            if let found = CalendarDay(year: year, month: month, day: day) { return found }
            day -= 1
        }
    }
}
