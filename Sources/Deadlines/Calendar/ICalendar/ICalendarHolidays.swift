import Basics

/// The days off that an iCalendar file (RFC 5545) lists: every event of whole days, with what its rule repeats.
package struct ICalendarHolidays: Sendable, Equatable {
    package let exceptions: [CalendarDay: DayException]
    /// Events that say something else than a day off, or say it in a way that is not understood here.
    package private(set) var skipped: [Skipped] = []

    /// What lies outside of these years is of no use to any deadline; a rule without an end ends with them.
    package static let years = 2000...2040

    package struct Skipped: Sendable, Equatable {
        /// At which the event begins, counted from 1.
        package let line: Int
        package let name: String
        package let cause: Cause
    }

    package enum Cause: String, Sendable {
        /// It begins or ends at a time of a day.
        case hasTime = "has-time"
        case cancelled
        /// It replaces one occurrence of another event.
        case replacement
        /// It repeats in another way than by the year, or too often in a year, or by parts of a rule that are not understood.
        case rule
    }

    /// - Parameter bytes: UTF-8, with or without a mark at its beginning; lines end with CRLF or LF.
    /// - Throws: what is wrong with the file, and in which line.
    package init(_ bytes: [UInt8]) throws(ICalendarFlaw) {
        var names: [CalendarDay: [String]] = [:]
        for event in try ICalendarEvent.all(in: ICalendarLine.all(in: bytes)) {
            switch event.content {
            case .daysOff(let occurrences):
                for day in occurrences.days(within: Self.years) { Self.add(event.name, to: &names[day, default: []]) }
            case .skipped(let cause): skipped.append(Skipped(line: event.line, name: event.name, cause: cause))
            }
        }
        exceptions = names.mapValues { .off($0.joined(separator: ", ")) }
    }

    /// Several holidays on one day are all named, each once, as far as there is room.
    private static func add(_ name: String, to names: inout [String]) {
        let name = String(name.prefix(longestName))
        guard !name.isEmpty, names.count < mostNames, !names.contains(name) else { return }
        names.append(name)
    }

    private static let mostNames = 3
    private static let longestName = 100
}
