import Basics

/// What is worked in a week in which nothing is out of the ordinary.
package struct WorkingWeek: Hashable, Sendable {
    /// From Monday, always seven.
    private let days: [WorkingDay]

    /// The weekdays that are not named are off.
    package init(_ days: [Weekday: WorkingDay]) {
        self.days = Weekday.allCases.map { days[$0] ?? .off }
    }

    /// Five days alike, Saturday and Sunday off.
    package init(fiveDays day: WorkingDay) {
        self.init(Dictionary(uniqueKeysWithValues: Weekday.allCases.prefix(5).map { ($0, day) }))
    }

    package subscript(weekday: Weekday) -> WorkingDay {
        days[weekday.rawValue - 1]
    }

    package var isOff: Bool { days.allSatisfy(\.isOff) }

    /// Minutes by the clock on the wall; what night work shares with the next day counts twice.
    package var length: Int { days.reduce(0) { $0 + $1.length } }
}

extension WorkingWeek: Codable {
    package init(from decoder: any Decoder) throws {
        let days = try decoder.singleValueContainer().decode([WorkingDay].self)
        guard days.count == Weekday.allCases.count else { throw CalendarFlaw.weekIncomplete }
        self.days = days
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(days)
    }
}
