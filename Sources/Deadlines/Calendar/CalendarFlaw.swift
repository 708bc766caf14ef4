import Basics

/// Why a calendar can't be used, or not for this deadline.
package enum CalendarFlaw: Refusal, Equatable {
    case nameMissing
    /// The system knows no such time zone.
    case zoneUnknown(String)
    /// A span begins outside of its day, or has no length, or one of more than 24 hours.
    case spanImpossible
    case spansOverlap(WorkingSpan, WorkingSpan)
    /// What was kept as a week has other than seven days.
    case weekIncomplete
    /// Nothing is worked on any day of the week.
    case noWorkingTime
    /// Its exceptions leave too little work in the years ahead for the deadline to come.
    case closedTooLong(calendar: String, years: Int)

    package var standing: Standing {
        switch self {
        case .nameMissing, .zoneUnknown, .spanImpossible, .spansOverlap, .weekIncomplete, .noWorkingTime: .invalid
        case .closedTooLong: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .nameMissing: "refusal.calendar.name-missing"
        case .zoneUnknown: "refusal.calendar.zone-unknown"
        case .spanImpossible: "refusal.calendar.span-impossible"
        case .spansOverlap: "refusal.calendar.spans-overlap"
        case .weekIncomplete: "refusal.calendar.week-incomplete"
        case .noWorkingTime: "refusal.calendar.no-working-time"
        case .closedTooLong: "refusal.calendar.closed-too-long"
        }
    }

    package var details: [String: String] {
        switch self {
        case .zoneUnknown(let zone): ["zone": zone]
        case .spansOverlap(let earlier, let later): ["earlier": "\(earlier)", "later": "\(later)"]
        case .closedTooLong(let calendar, let years): ["calendar": calendar, "years": "\(years)"]
        case .nameMissing, .spanImpossible, .weekIncomplete, .noWorkingTime: [:]
        }
    }

    package var field: String? {
        switch self {
        case .nameMissing: "name"
        case .zoneUnknown: "zone"
        case .spanImpossible, .spansOverlap, .weekIncomplete, .noWorkingTime: "week"
        case .closedTooLong: nil
        }
    }
}
