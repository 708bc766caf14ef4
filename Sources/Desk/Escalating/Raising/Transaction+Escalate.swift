import Basics
import Clients
import Events
import People
import Store

extension Transaction {
    /// Raises a case by itself when the procedure asks for that, each level once in the case's life. Whoever knows that more of the
    /// case's time is used, or that it is another one now, calls this.
    ///
    /// - Parameter share: how much of the time for the solution is used, in percent.
    package func escalateIfAsked(_ id: Case.ID, share: Int) throws {
        guard let found = try findCase(id, visibleTo: .program), !found.isClosed else { return }
        let edition = try escalationProcedure()
        let levels = edition.procedure.levels(for: try escalationFacts(of: found, share: share))
        guard let highest = levels.last else { return }
        try alone(on: EscalationDesk.turnstile(id))
        let before = try occasions(of: found)
        guard levels.contains(where: { !before.contains($0) }) else { return }
        let desk = EscalationDesk(self, .program)
        let escalation: Escalation
        if let open = try openEscalation(on: found) {
            // It stands as high, or is lifted there: there are never two ladders on one case.
            let isHigher = !before.contains(highest) && open.level < highest
            escalation = isHigher ? try desk.lift(open, on: found, to: highest, .byItself(share: share)) : open
        } else if !before.contains(highest) {
            let words = Escalation.Words(why: "")
            let kept = try keptEscalationProcedure()
            escalation = try desk.begin(on: found, kept, at: highest, .byItself(share: share), words)
        } else {
            return
        }
        for level in levels { _ = try noteOccasion(of: found, level: level, escalation.id) }
    }
}

extension Snapshot {
    private func clientOf(_ found: Case) throws -> Client? { try findClient(found.client, visibleTo: .program) }

    fileprivate func escalationFacts(of found: Case, share: Int) throws -> EscalationFacts {
        let client = try clientOf(found)
        return EscalationFacts(
            share: share,
            priority: found.priority,
            kind: found.kind,
            severity: try claim(of: found)?.severity,
            clientTags: Set(try client.map { try tags(of: $0).map(\.key) } ?? []),
            confidential: client?.confidential ?? false
        )
    }
}
