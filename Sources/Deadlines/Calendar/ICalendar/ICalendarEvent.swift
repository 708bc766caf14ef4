import Basics

/// An event of an iCalendar file, as far as it can be days off (RFC 5545, 3.6.1).
struct ICalendarEvent {
    /// At which it begins.
    let line: Int
    let name: String
    let content: Content

    enum Content {
        case daysOff(Occurrences)
        case skipped(ICalendarHolidays.Cause)
    }

    /// - Parameter lines: what stands between its beginning and its end.
    init(line: Int, _ lines: [ICalendarLine]) throws(ICalendarFlaw) {
        self.line = line
        name = lines.first { $0.name == "SUMMARY" }?.text ?? ""
        content = try Self.content(line, lines)
    }

    /// Of what is skipped the rest is not looked at: nobody has to mend meetings to take in holidays.
    private static func content(_ line: Int, _ lines: [ICalendarLine]) throws(ICalendarFlaw) -> Content {
        func one(_ name: String) -> ICalendarLine? { lines.first { $0.name == name } }
        if one("STATUS")?.value.trimmed.uppercased() == "CANCELLED" { return .skipped(.cancelled) }
        if one("RECURRENCE-ID") != nil { return .skipped(.replacement) }
        guard let start = one("DTSTART") else { throw ICalendarFlaw(line, .dateMissing) }
        let first = try start.date()
        guard !first.hasTime, let length = try length(from: first.day, to: one("DTEND"), for: one("DURATION")) else {
            return .skipped(.hasTime)
        }
        var rule: YearlyRule?
        if let line = one("RRULE") {
            rule = try YearlyRule(line)
            if rule == nil { return .skipped(.rule) }
        }
        let (added, removed) = (try days(lines, "RDATE"), Set(try days(lines, "EXDATE")))
        return .daysOff(Occurrences(first: first.day, length: length, rule: rule, added: added, removed: removed))
    }

    private static func days(_ lines: [ICalendarLine], _ name: String) throws(ICalendarFlaw) -> [CalendarDay] {
        var days: [CalendarDay] = []
        for line in lines where line.name == name { days += try line.days() }
        return days
    }

    /// The day at the end is no longer part of it; without any end it is one day. Nil when it ends at a time of a day.
    private static func length(
        from first: CalendarDay,
        to end: ICalendarLine?,
        for duration: ICalendarLine?
    ) throws(ICalendarFlaw) -> Int? {
        guard let line = end ?? duration else { return 1 }
        let length: Int?
        if let end {
            let date = try end.date()
            length = date.hasTime ? nil : date.day.number - first.number
        } else {
            length = try line.durationInDays()
        }
        guard let length else { return nil }
        // Some programs write the same day twice for an event of one day.
        guard (0...longest).contains(length) else { throw ICalendarFlaw(line.number, .lengthImpossible) }
        return max(1, length)
    }

    private static let longest = 366
}

extension ICalendarEvent {
    /// Every event of a file, without what other things are in it, and without what is inside of an event.
    static func all(in lines: [ICalendarLine]) throws(ICalendarFlaw) -> [ICalendarEvent] {
        guard let head = lines.first, head.name == "BEGIN", head.value.uppercased() == "VCALENDAR" else {
            throw ICalendarFlaw(lines.first?.number ?? 1, .notCalendar)
        }
        var open: [(name: String, line: Int)] = []
        var (events, own): ([ICalendarEvent], [ICalendarLine]) = ([], [])
        for line in lines {
            let value = line.value.trimmed.uppercased()
            switch line.name {
            case "BEGIN":
                open.append((value, line.number))
                if open.map(\.name) == eventPath { own = [] }
            case "END":
                guard let last = open.last, last.name == value else {
                    throw ICalendarFlaw(line.number, .endUnexpected(line.value))
                }
                if open.map(\.name) == eventPath { events.append(try ICalendarEvent(line: last.line, own)) }
                guard events.count <= most else { throw ICalendarFlaw(line.number, .tooManyEvents(limit: most)) }
                open.removeLast()
            default:
                if open.map(\.name) == eventPath { own.append(line) }
            }
        }
        if let last = open.last { throw ICalendarFlaw(last.line, .endMissing(last.name)) }
        return events
    }

    private static let eventPath = ["VCALENDAR", "VEVENT"]
    private static let most = 1000
}

extension ICalendarEvent {
    /// When an event of whole days takes place.
    struct Occurrences {
        let first: CalendarDay
        /// Days of each.
        let length: Int
        let rule: YearlyRule?
        let added: [CalendarDay]
        let removed: Set<CalendarDay>

        /// All their days, as far as somebody asks about them.
        func days(within years: ClosedRange<Int>) -> [CalendarDay] {
            let beginnings = (rule?.days(from: first, within: years) ?? [first]) + added
            return beginnings.filter { !removed.contains($0) }.flatMap { $0..<$0.advanced(by: length) }
                .filter { years.contains($0.date.year) }
        }
    }
}
