/// A day of the Gregorian calendar, wherever in the world it is lived through.
package struct CalendarDay: Hashable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// - Returns: nil when no calendar has such a day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(number: Self.number(year, month, day))
        // The 31st of a month of thirty days would be the first of the next one.
        guard date == (year, month, day) else { return nil }
    }

    /// The day that a zone's calendar shows.
    /// - Parameter offset: seconds east of Greenwich.
    package init(_ moment: Moment, offset: Int) {
        number = (Int(moment.milliseconds.quotientDown(by: 1000)) + offset).quotientDown(by: 86_400)
    }

    package var weekday: Weekday {
        Weekday.allCases[(number + 3).remainderDown(by: 7)]
    }
}

/// The days of the week as ISO 8601 counts them, 1...7.
package enum Weekday: Int, CaseIterable, Codable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}

// Years are counted from March in cycles of 400, so that the leap day is the last of its year.
extension CalendarDay {
    /// The year, the month and the day of the month.
    package var date: (year: Int, month: Int, day: Int) {
        let shifted = number + Self.toMarch
        let cycle = shifted.quotientDown(by: Self.cycle)
        let dayOfCycle = shifted - cycle * Self.cycle
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (cycle * 400 + yearOfCycle + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
    }

    private static func number(_ civilYear: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? civilYear - 1 : civilYear
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let leapDays = year.quotientDown(by: 4) - year.quotientDown(by: 100) + year.quotientDown(by: 400)
        return year * 365 + leapDays + dayOfYear - toMarch
    }

    /// Days of four hundred years.
    private static let cycle = 146_097
    /// Days from the first of March of the year 0 to 1970-01-01.
    private static let toMarch = 719_468
}

extension CalendarDay: Strideable {
    package func distance(to other: Self) -> Int { other.number - number }
    package func advanced(by days: Int) -> Self { CalendarDay(number: number + days) }
}
