import Basics

/// What makes one date unlike the others: a holiday, a day worked instead of another, a day that ends early.
package struct DayException: Hashable, Sendable {
    /// What people call it: «День России».
    package let name: String
    package let work: Work
    /// Minutes of work that fall away at the day's end.
    package let shortenedBy: Int

    package enum Work: Hashable, Sendable {
        case off
        case by(WorkingDay)
        /// As the calendar's week has it for this weekday.
        case like(Weekday)
    }

    /// - Parameter shortenedBy: minutes; a negative number counts as none.
    package init(_ name: String, _ work: Work, shortenedBy minutes: Int = 0) {
        self.name = name
        self.work = work
        shortenedBy = max(0, minutes)
    }

    package static func off(_ name: String) -> Self {
        DayException(name, .off)
    }

    func day(in week: WorkingWeek) -> WorkingDay {
        switch work {
        case .off: .off
        case .by(let day): day.shortened(by: shortenedBy)
        case .like(let weekday): week[weekday].shortened(by: shortenedBy)
        }
    }
}

/// `{"name": "День России"}` is off; `hours` say what is worked, or `like` whose hours are.
extension DayException: Codable {
    private enum Keys: String, CodingKey {
        case name, hours, like, shortenedBy
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        let hours = try fields.decodeIfPresent(WorkingDay.self, forKey: .hours)
        let weekday = try fields.decodeIfPresent(Weekday.self, forKey: .like)
        try self.init(
            fields.decode(String.self, forKey: .name),
            hours.map { .by($0) } ?? weekday.map { .like($0) } ?? .off,
            shortenedBy: fields.decodeIfPresent(Int.self, forKey: .shortenedBy) ?? 0
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Keys.self)
        try fields.encode(name, forKey: .name)
        switch work {
        case .off: break
        case .by(let day): try fields.encode(day, forKey: .hours)
        case .like(let weekday): try fields.encode(weekday, forKey: .like)
        }
        if shortenedBy > 0 { try fields.encode(shortenedBy, forKey: .shortenedBy) }
    }
}
