import Basics
import Deadlines
import Events
import People
import Store

/// What may be done about the deadline policy.
package struct PolicyDesk {
    let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// Publishes another edition. It holds from now on, also for what runs already; what was used stays used.
    /// - Parameter edition: the one that the change was made from.
    /// - Returns: the edition in force.
    @discardableResult
    package func publish(
        over edition: DeadlinePolicy.Edition?,
        _ change: (inout PolicySheet) throws -> Void
    ) throws -> DeadlinePolicy {
        try member.require(.shapeWork)
        // One after another, so that none is lost under the other.
        try tx.alone(on: "deadline-policy")
        let old = try tx.deadlinePolicy()
        guard old.edition == edition else { throw PolicyRefusal.stale }
        var sheet = old.sheet
        try change(&sheet)
        try sheet.check()
        guard sheet != old.sheet else { return old }
        try requireUnused(gone: old.sheet, after: sheet)
        let next: DeadlinePolicy.Edition = tx.newID()
        try tx.insert(sheet, edition: next, by: member.id?.rawValue)
        try tx.record(.deadlinesPublished(next, sheet, over: old.sheet), by: member.actor)
        return DeadlinePolicy(sheet, edition: next, since: tx.now)
    }

    /// What clients or people still go by does not vanish under them.
    private func requireUnused(gone old: PolicySheet, after new: PolicySheet) throws {
        let contracts = Set(new.contracts.map(\.key))
        for contract in old.contracts where !contracts.contains(contract.key) {
            guard try !tx.hasClients(on: contract.key) else { throw PolicyRefusal.contractInUse(contract.name) }
        }
        let calendars = Set(new.calendars.map(\.key))
        for calendar in old.calendars where !calendars.contains(calendar.key) {
            guard try !tx.hasPeople(by: calendar.key.rawValue) else {
                throw PolicyRefusal.calendarInUse(calendar.calendar.name)
            }
        }
    }
}

extension Event {
    fileprivate static func deadlinesPublished(
        _ edition: DeadlinePolicy.Edition,
        _ new: PolicySheet,
        over old: PolicySheet
    ) -> Event {
        Event(
            "deadlines.published",
            of: Subject(.deadlines, edition),
            data: [
                "calendars": Fact(new.calendars.count), "targets": Fact(new.targets.count),
                "contracts": Fact(new.contracts.count), "calendars_changed": .truth(new.calendars != old.calendars),
                "targets_changed": .truth(new.targets != old.targets),
                "warnings_changed": .truth(new.warnings != old.warnings),
            ]
        )
    }
}
