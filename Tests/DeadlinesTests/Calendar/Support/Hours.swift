import Basics
import Deadlines
import Testing

/// What is worked on a day, written `09:00-13:00`.
func hours(_ spans: String...) throws -> WorkingDay {
    try WorkingDay(
        spans.map { span in
            let minutes = try span.split(separator: "-").map { clock in
                let parts = clock.split(separator: ":").compactMap { Int($0) }
                return try #require(parts.first) * 60 + #require(parts.last)
            }
            return try WorkingSpan(from: #require(minutes.first), until: #require(minutes.last))
        }
    )
}

func at(_ text: String) throws -> Moment { try #require(Moment(rfc3339: text)) }

func on(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

extension WorkingTime {
    /// Monday to Friday.
    init(_ zone: String, _ day: WorkingDay, _ exceptions: [CalendarDay: DayException] = [:]) throws {
        let week = WorkingWeek(fiveDays: day)
        self.init(try BusinessCalendar(name: "Office", zone: zone, week: week, exceptions: exceptions))
    }

    /// Every day alike.
    init(daily day: WorkingDay, _ zone: String) throws {
        let week = WorkingWeek(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, day) }))
        self.init(try BusinessCalendar(name: "Post", zone: zone, week: week))
    }

    func end(of span: Duration, from text: String) throws -> String {
        try end(of: span, from: at(text)).rfc3339
    }

    func work(_ from: String, _ to: String) throws -> Duration {
        try workingTime(from: at(from), to: at(to))
    }
}
