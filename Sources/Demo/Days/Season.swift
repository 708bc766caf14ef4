import Basics

/// How busy a day is: growth over the years, the seasons, the week.
struct Season: Sendable {
    let first: Day
    let last: Day

    /// Relative to an ordinary Wednesday in the last spring.
    func weight(of day: Day) -> Double {
        growth(on: day) * month(of: day) * weekday(of: day)
    }

    private func growth(on day: Day) -> Double {
        0.75 + 0.35 * Double(day.number - first.number) / Double(max(1, last.number - first.number))
    }

    private func month(of day: Day) -> Double {
        switch day.civil.month {
        case 1: 0.85
        case 5: 0.85
        case 6: 0.9
        case 7, 8: 0.8
        case 9: 1.1
        case 10, 11: 1.05
        case 12: 1.25
        default: 1
        }
    }

    private func weekday(of day: Day) -> Double {
        guard !day.isHoliday else { return 0.05 }
        return switch day.weekday {
        case 1: 1.25
        case 2: 1.1
        case 5: 0.9
        case 6: 0.14
        case 7: 0.08
        default: 1
        }
    }
}
