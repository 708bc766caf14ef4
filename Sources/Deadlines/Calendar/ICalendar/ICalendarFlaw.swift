import Basics

/// What is wrong with an iCalendar file.
package struct ICalendarFlaw: Refusal, Equatable {
    /// Counted from 1.
    package let line: Int
    package let kind: Kind

    package enum Kind: Equatable, Sendable {
        case notUTF8
        /// It doesn't begin with `BEGIN:VCALENDAR`.
        case notCalendar
        /// No name and colon, or a continuation of nothing.
        case lineUnreadable
        /// What ends here has not begun.
        case endUnexpected(String)
        /// What begins here never ends.
        case endMissing(String)
        case dateImpossible(String)
        case dateMissing
        /// It is over before it begins, or later than a year after.
        case lengthImpossible
        case ruleImpossible(String)
        case tooManyEvents(limit: Int)
    }

    init(_ line: Int, _ kind: Kind) {
        self.line = line
        self.kind = kind
    }

    package var standing: Standing {
        if case .tooManyEvents = kind { .tooLarge } else { .invalid }
    }

    package var field: String? { "file" }

    package var reason: TextKey {
        switch kind {
        case .notUTF8: "refusal.calendar-file.not-utf8"
        case .notCalendar: "refusal.calendar-file.not-calendar"
        case .lineUnreadable: "refusal.calendar-file.line-unreadable"
        case .endUnexpected: "refusal.calendar-file.end-unexpected"
        case .endMissing: "refusal.calendar-file.end-missing"
        case .dateImpossible: "refusal.calendar-file.date-impossible"
        case .dateMissing: "refusal.calendar-file.date-missing"
        case .lengthImpossible: "refusal.calendar-file.length-impossible"
        case .ruleImpossible: "refusal.calendar-file.rule-impossible"
        case .tooManyEvents: "refusal.calendar-file.too-many-events"
        }
    }

    package var details: [String: String] {
        var details = ["line": "\(line)"]
        switch kind {
        case .endUnexpected(let found), .endMissing(let found), .dateImpossible(let found), .ruleImpossible(let found):
            details["found"] = String(found.prefix(Self.longestQuote))
        case .tooManyEvents(let limit): details["limit"] = "\(limit)"
        case .notUTF8, .notCalendar, .lineUnreadable, .dateMissing, .lengthImpossible: break
        }
        return details
    }

    private static let longestQuote = 80
}
