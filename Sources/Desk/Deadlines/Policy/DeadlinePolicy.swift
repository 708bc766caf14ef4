import Basics
import Deadlines
import People
import Store
import Synchronization

/// By what deadlines are counted: one edition, made ready for counting. Editions are kept for ever, so what was counted by one can be
/// counted again.
package struct DeadlinePolicy: Sendable {
    package typealias Edition = Basics.ID<DeadlinePolicy>

    /// Nil: what a company begins with.
    package let edition: Edition?
    /// From when on it holds.
    package let since: Moment
    package let sheet: PolicySheet
    package let targets: [Target]
    package let standardCalendar: WorkingTime
    private let calendars: [CalendarKey: WorkingTime]

    init(_ sheet: PolicySheet, edition: Edition? = nil, since: Moment = Moment(milliseconds: 0)) {
        self.edition = edition
        self.since = since
        self.sheet = sheet
        let ready = sheet.calendars.map { ($0.key, WorkingTime.ready($0.calendar)) }
        let calendars = Dictionary(ready, uniquingKeysWith: { first, _ in first })
        self.calendars = calendars
        let standard = calendars[sheet.standard] ?? WorkingTime.ready(sheet.calendars[0].calendar)
        standardCalendar = standard
        targets = sheet.targets.map { rule in
            let calendar = rule.calendar.flatMap { calendars[$0] } ?? standard
            return Target(rule.goal, rule.scope, .minutes(rule.minutes), by: calendar)
        }
    }

    package static let standard = DeadlinePolicy(.standard)

    /// The target that says most about such a case.
    package func target(_ goal: Goal, _ traits: CaseTraits) -> Target? {
        targets.fitting(goal, traits)
    }

    /// The target of what hangs on no case.
    package func target(_ goal: Goal) -> Target? {
        targets.first { $0.goal == goal && $0.scope == TargetScope() }
    }

    package func calendar(_ key: CalendarKey?) -> WorkingTime {
        key.flatMap { calendars[$0] } ?? standardCalendar
    }

    /// The warnings in the order in which they come.
    package var warnings: [WarningRule] { sheet.warnings.sorted { $0.share < $1.share } }

    package func audience(at share: Int) -> WarningRule.Audience {
        sheet.warnings.first { $0.share == share }?.audience ?? .person
    }
}

extension WorkingTime {
    private static let kept = Mutex<[BusinessCalendar: WorkingTime]>([:])
    private static let most = 64

    /// The calendar made ready, once for all who count by it.
    fileprivate static func ready(_ calendar: BusinessCalendar) -> WorkingTime {
        if let known = kept.withLock({ $0[calendar] }) { return known }
        let ready = WorkingTime(calendar)
        kept.withLock { kept in
            if kept.count >= most { kept.removeAll() }
            kept[calendar] = ready
        }
        return ready
    }
}
