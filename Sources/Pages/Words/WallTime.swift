import Basics

/// What a calendar and a clock on the wall show at a moment.
package struct WallTime: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int
    /// Days since 1970-01-01, for telling today from yesterday.
    package let dayNumber: Int

    package init(_ moment: Moment, in zone: Zone) {
        self.init(moment, offset: zone.offset(at: moment))
    }

    /// - Parameter offset: seconds east of Greenwich.
    package init(_ moment: Moment, offset: Int) {
        let seconds = Int(moment.milliseconds.quotientDown(by: 1000)) + offset
        dayNumber = seconds.quotientDown(by: 86_400)
        let rest = seconds - dayNumber * 86_400
        (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
        (year, month, day) = Self.date(ofDay: dayNumber)
    }

    /// From Monday, 1...7.
    package var weekday: Int { (dayNumber + 3).remainderDown(by: 7) + 1 }

    /// The Gregorian date: years counted from March in cycles of 400, so that the leap day is the last of its year.
    private static func date(ofDay number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let cycle = shifted.quotientDown(by: 146_097)
        let dayOfCycle = shifted - cycle * 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (cycle * 400 + yearOfCycle + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
    }
}

extension BinaryInteger {
    /// Division that rounds down also below zero.
    fileprivate func quotientDown(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }

    fileprivate func remainderDown(by divisor: Self) -> Self {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
