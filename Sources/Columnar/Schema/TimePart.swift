/// A part of time as the clock and calendar on the wall of the cube's zone show it.
///
/// Those that come round again (`halfHour`, `hour`, `weekday`) are counted from 0; the others from 1970.
package enum TimePart: String, Codable, CaseIterable, Sendable {
    /// Of the day: 0 to 47.
    case halfHour
    /// Of the day: 0 to 23.
    case hour
    /// 0 is Monday.
    case weekday
    /// Since 1 January 1970.
    case day
    /// Weeks from Monday to Sunday, since that of 1 January 1970.
    case week
    /// Since January 1970.
    case month
    case quarter
    /// The year's own number.
    case year

    /// The code of a half-hour, counted from the midnight that began 1970 on the wall.
    func code(ofSlot slot: Int) -> Int {
        switch self {
        case .halfHour: slot.remainder(48)
        case .hour: slot.remainder(48) / 2
        default: code(ofDay: slot.quotient(48))
        }
    }

    /// The code of a day since 1 January 1970, a Thursday.
    func code(ofDay day: Int) -> Int {
        switch self {
        case .halfHour, .hour: 0
        case .weekday: (day + 3).remainder(7)
        case .day: day
        case .week: (day + 3).quotient(7)
        case .month: CivilMonth(day: day).sinceEpoch
        case .quarter: CivilMonth(day: day).sinceEpoch.quotient(3)
        case .year: CivilMonth(day: day).year
        }
    }

    /// Whether its codes go on for ever, so that one has a code before it.
    var isCalendar: Bool {
        switch self {
        case .halfHour, .hour, .weekday: false
        default: true
        }
    }
}

/// The month that a day lies in, of the Gregorian calendar.
///
/// After Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013), `civil_from_days`.
struct CivilMonth {
    let year: Int
    /// From 1.
    let month: Int

    var sinceEpoch: Int { (year - 1970) * 12 + month - 1 }

    init(day: Int) {
        let shifted = day + 719_468
        let era = shifted.quotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
}

extension FixedWidthInteger {
    /// Rounded down, also below nothing.
    func quotient(_ divisor: Self) -> Self {
        let (whole, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? whole - 1 : whole
    }

    /// From nothing up to the divisor.
    func remainder(_ divisor: Self) -> Self { self - quotient(divisor) * divisor }
}
