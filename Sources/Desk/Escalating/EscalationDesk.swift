import Basics
import Clients
import Deadlines
import Events
import People
import Store

/// What may be done with escalations, by one member in one transaction.
package struct EscalationDesk {
    let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// An escalation with its case, as this member may see them.
    func visible(_ id: Escalation.ID) throws -> (Escalation, Case) {
        guard let escalation = try tx.findEscalation(id, visibleTo: member),
            let found = try tx.findCase(escalation.caseID, visibleTo: member)
        else { throw EscalationRefusal.notFound }
        return (escalation, found)
    }

    /// The same of one that still waits for its answer.
    /// - Parameter version: the one that was seen; nil where that does not matter.
    func open(_ id: Escalation.ID, version: Int?) throws -> (Escalation, Case) {
        let (escalation, found) = try visible(id)
        guard escalation.isOpen else { throw EscalationRefusal.ended }
        if let version, version != escalation.version { throw EscalationRefusal.stale }
        return (escalation, found)
    }

    func edition(of escalation: Escalation) throws -> EscalationEdition {
        guard let edition = try tx.escalationProcedure(edition: escalation.edition) else {
            throw StorageFault.statement("no edition \(escalation.edition) of the procedure")
        }
        return edition
    }

    /// Until when an answer is due that is asked for now.
    /// - Parameter wanted: a sooner time that whoever raised it needs it by.
    func due(_ level: EscalationProcedure.Level?, wanted: Moment?) throws -> Moment {
        let minutes = max(1, level?.minutes ?? 0)
        let hours = try tx.deadlinePolicy().standardCalendar
        // A calendar that never opens keeps nobody from climbing.
        let due = (try? hours.end(of: .minutes(minutes), from: tx.now)) ?? tx.now + .minutes(minutes)
        guard let wanted, wanted > tx.now else { return due }
        return min(due, wanted)
    }

    /// Who is asked hears of it, and the bell will ring when the time is over.
    func ask(_ escalation: Escalation, on found: Case, _ way: EscalationStep.Way, _ passed: [PassedOver]) throws {
        try tx.insert(
            EscalationStep(
                escalation: escalation.id,
                number: escalation.step,
                level: escalation.level,
                addressee: escalation.addressee,
                way: way,
                asked: tx.now,
                due: escalation.due,
                passedOver: passed,
                end: nil
            )
        )
        try watch(escalation, on: found, until: escalation.due)
        if let addressee = escalation.addressee {
            try tx.call(addressee, to: found.id, .escalated, of: escalation.id.rawValue, by: escalation.cause.raiser)
        }
    }

    /// Writes down what happened. What a person does is done to the case, too; what the program does leaves the case as people know it.
    func tell(
        _ escalation: Escalation,
        on found: Case,
        _ event: Event.Kind,
        from old: Escalation? = nil,
        _ facts: [String: Fact] = [:]
    ) throws {
        let touched = member.id == nil || found.isClosed ? found : found.next(at: tx.now) { _ in }
        if touched.version != found.version { try tx.save(touched) }
        try tx.record(.about(escalation, on: touched, event, from: old, facts), by: member.actor)
    }

    /// Whoever was asked need not look any more.
    func dismiss(_ old: Escalation) throws {
        guard let addressee = old.addressee else { return }
        let kinds: [Attention.Kind] = [.escalated, .escalationNear, .escalationOverdue]
        try tx.run(
            """
            UPDATE attention SET seen = \(tx.now)
            WHERE person = \(addressee) AND kind IN (\(SQL.list(kinds))) AND subject = \(old.id) AND seen IS NULL
            """
        )
    }

    func watch(_ escalation: Escalation, on found: Case, until due: Moment) throws {
        try tx.watch(escalation.watched, on: found.id, from: tx.now, due: due)
    }
}

extension Escalation {
    /// The deadline of whoever is asked now.
    var watched: Watched { Watched(subject: eventSubject, goal: .escalation, serial: turn) }
}
