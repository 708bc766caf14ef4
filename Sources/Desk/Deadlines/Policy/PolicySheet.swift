import Basics
import Deadlines
import People

/// What an edition of the deadline policy says, as it is kept and edited.
package struct PolicySheet: Sendable, Hashable, Codable {
    package var calendars: [NamedCalendar]
    /// By which everything is counted that no other is named for: tasks, escalations, the shares of promises.
    package var standard: CalendarKey
    package var contracts: [Contract]
    package var targets: [TargetRule]
    package var warnings: [WarningRule]
    /// For how many minutes a new case is left to the client's own manager, while that one is at work.
    package var ownManagerFirst: Int

    package init(
        calendars: [NamedCalendar],
        standard: CalendarKey,
        contracts: [Contract] = [],
        targets: [TargetRule],
        warnings: [WarningRule],
        ownManagerFirst: Int
    ) {
        self.calendars = calendars
        self.standard = standard
        self.contracts = contracts
        self.targets = targets
        self.warnings = warnings
        self.ownManagerFirst = ownManagerFirst
    }

    package func calendar(_ key: CalendarKey) -> BusinessCalendar? {
        calendars.first { $0.key == key }?.calendar
    }
}

/// What a calendar is known by, for ever; its name may change.
package struct CalendarKey: RawRepresentable, Hashable, Codable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

package struct NamedCalendar: Sendable, Hashable, Codable {
    package let key: CalendarKey
    package var calendar: BusinessCalendar

    package init(_ key: CalendarKey, _ calendar: BusinessCalendar) {
        self.key = key
        self.calendar = calendar
    }
}

/// What a contract is known by, for ever; its name may change.
package struct ContractKey: RawRepresentable, Hashable, Codable, Sendable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
}

/// What was agreed with some clients about how soon they are served.
package struct Contract: Sendable, Hashable, Codable {
    package let key: ContractKey
    package var name: String

    package init(_ key: ContractKey, _ name: String) {
        self.key = key
        self.name = name
    }
}

/// How much time a goal has on some cases.
package struct TargetRule: Sendable, Hashable, Codable {
    package var goal: Goal
    package var scope: TargetScope
    /// Of work, by the calendar.
    package var minutes: Int
    /// The standard one when nil.
    package var calendar: CalendarKey?

    package init(_ goal: Goal, _ scope: TargetScope = TargetScope(), minutes: Int, calendar: CalendarKey? = nil) {
        self.goal = goal
        self.scope = scope
        self.minutes = minutes
        self.calendar = calendar
    }
}

/// Who is told when so much of a deadline's time is used (SPEC L2).
package struct WarningRule: Sendable, Hashable, Codable {
    /// Hundredths of the time; at 100 the deadline breaks.
    package var share: Int
    package var audience: Audience

    package init(at share: Int, _ audience: Audience) {
        self.share = share
        self.audience = audience
    }

    /// How far up it goes; each is told together with those before it.
    package enum Audience: String, CaseIterable, Codable, Sendable, Comparable {
        case person
        case head
        case higher

        package static func < (left: Self, right: Self) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }
}
