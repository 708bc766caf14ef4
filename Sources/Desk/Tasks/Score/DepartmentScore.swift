import Basics
import Deadlines
import People
import Store

/// How a department keeps to what is asked of it, month by month (SPEC L3). A task counts in the month in which it was due; one that was
/// withdrawn does not count.
package struct DepartmentScore: Sendable, Hashable {
    package let department: Department.ID
    package let name: String
    /// The oldest first, each month of the time that was asked about.
    package let months: [Tally]

    package var whole: Tally { months.reduce(Tally.none, +) }

    package struct Tally: Sendable, Hashable {
        package var due: Int
        package var onTime: Int
        package var late: Int
        /// Still to be done, and late.
        package var overdue: Int
        /// How often a task was returned undone.
        package var returned: Int
        /// How often a result was not accepted.
        package var sentBack: Int
        /// The working time by which those that were late were late, all together.
        package var overrun: Duration
        /// Claims of clients that this department is at fault for and that were not declined, by when they came.
        package var claims: Int

        package static let none = Tally(
            due: 0,
            onTime: 0,
            late: 0,
            overdue: 0,
            returned: 0,
            sentBack: 0,
            overrun: .zero,
            claims: 0
        )
    }
}

extension DepartmentScore.Tally {
    package static func + (one: Self, other: Self) -> Self {
        Self(
            due: one.due + other.due,
            onTime: one.onTime + other.onTime,
            late: one.late + other.late,
            overdue: one.overdue + other.overdue,
            returned: one.returned + other.returned,
            sentBack: one.sentBack + other.sentBack,
            overrun: one.overrun + other.overrun,
            claims: one.claims + other.claims
        )
    }

    /// Of those that were done or should have been, the part that was in time; nil when there were none.
    package var shareOnTime: Double? {
        let judged = onTime + late + overdue
        return judged == 0 ? nil : Double(onTime) / Double(judged)
    }

    /// By how much working time those that were late were late, in the mean; nil when none was.
    package var meanOverrun: Duration? {
        // To the minute: more would only seem exact.
        late == 0 ? nil : .minutes(max(1, Int((overrun / late).components.seconds + 30) / 60))
    }
}

/// Months of the company's calendar, up to the one of a moment.
package struct ScoreMonths: Sendable, Hashable {
    /// When each begins, and when the last ends.
    let bounds: [Moment]

    package var count: Int { bounds.count - 1 }
    /// The first moment of each.
    package var beginnings: [Moment] { bounds.dropLast() }

    package init(_ count: Int, upTo now: Moment, in zone: Zone) {
        let (year, month) = (WallTime(now, in: zone).year, WallTime(now, in: zone).month)
        let last = year * 12 + month - 1
        bounds = (last - count + 1...last + 1).map { number in
            let day = CalendarDay(year: number / 12, month: number % 12 + 1, day: 1) ?? CalendarDay(number: 0)
            let greenwich = Moment(milliseconds: Int64(day.number) * 86_400_000)
            return greenwich - .seconds(zone.offset(at: greenwich))
        }
    }
}
