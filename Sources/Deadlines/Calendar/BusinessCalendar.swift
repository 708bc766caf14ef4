import Basics

/// When a department works.
///
/// It works at an instant if what the clock of its zone shows then lies in a span of that day, or in a span of the day before that
/// crosses midnight. So of an hour that the clock shows twice in autumn both are worked, and of an hour that it leaps over in spring
/// nothing is. What counts is the time that really passes.
package struct BusinessCalendar: Hashable, Sendable {
    package let name: String
    /// Of the IANA's list: `Europe/Moscow`.
    package let zone: String
    package let week: WorkingWeek
    package let exceptions: [CalendarDay: DayException]

    /// - Throws: what is wrong with it: no name, a zone that nobody knows, or a week without any work.
    package init(
        name: String,
        zone: String,
        week: WorkingWeek,
        exceptions: [CalendarDay: DayException] = [:]
    ) throws(CalendarFlaw) {
        guard !name.trimmed.isEmpty else { throw .nameMissing }
        guard Zone.exists(zone) else { throw .zoneUnknown(zone) }
        guard !week.isOff else { throw .noWorkingTime }
        self.init(checked: name, zone, week, exceptions)
    }

    private init(
        checked name: String,
        _ zone: String,
        _ week: WorkingWeek,
        _ exceptions: [CalendarDay: DayException]
    ) {
        self.name = name
        self.zone = zone
        self.week = week
        self.exceptions = exceptions
    }

    /// The same calendar with more exceptions; of two for one date the new one holds.
    package func adding(_ more: [CalendarDay: DayException]) -> BusinessCalendar {
        BusinessCalendar(checked: name, zone, week, exceptions.merging(more) { $1 })
    }

    /// What is worked on a date, by the clock on the wall.
    package func work(on day: CalendarDay) -> WorkingDay {
        exceptions[day]?.day(in: week) ?? week[day.weekday]
    }
}

extension BusinessCalendar: Codable {
    private enum Keys: String, CodingKey {
        case name, zone, week, exceptions
    }

    /// - Throws: also a `CalendarFlaw`: what was kept elsewhere may be wrong here, such as the name of a zone.
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        try self.init(
            name: fields.decode(String.self, forKey: .name),
            zone: fields.decode(String.self, forKey: .zone),
            week: fields.decode(WorkingWeek.self, forKey: .week),
            exceptions: fields.decodeIfPresent([CalendarDay: DayException].self, forKey: .exceptions) ?? [:]
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Keys.self)
        try fields.encode(name, forKey: .name)
        try fields.encode(zone, forKey: .zone)
        try fields.encode(week, forKey: .week)
        try fields.encode(exceptions, forKey: .exceptions)
    }
}
