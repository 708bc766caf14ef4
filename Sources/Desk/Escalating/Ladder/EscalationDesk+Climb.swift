import Basics
import Clients
import Events
import People
import Store

extension EscalationDesk {
    /// Nobody has answered in time: it climbs, or those at the top hear of it again.
    func timeIsUp(_ old: Escalation, on found: Case) throws {
        let procedure = try edition(of: old).procedure
        let ladder = try tx.ladder(of: procedure, for: found, besides: old.addressee)
        let step = ladder.unanswered(
            on: old.level,
            by: old.addressee,
            raiser: old.cause.raiser,
            besides: try tx.asked(in: old)
        )
        switch step {
        case .climbs(let asking):
            try move(old, on: found, to: asking, .climbed, procedure, event: "case.escalation-climbed")
        case .stays: try remind(old, on: found, procedure)
        }
    }

    /// Whoever was asked has left: somebody else is asked at once, on the same level where there is anybody.
    package func passOn(from person: Person.ID) throws {
        for old in try tx.openEscalations(to: person) {
            guard let found = try tx.findCase(old.caseID, visibleTo: member) else { continue }
            let procedure = try edition(of: old).procedure
            let asking = try tx.ladder(of: procedure, for: found).ask(
                from: old.level,
                raiser: old.cause.raiser,
                besides: try tx.asked(in: old).union([person])
            )
            // Where nobody is left it stays open, and each time that is over it looks again.
            guard let next = asking.person, next != person else { continue }
            try move(old, on: found, to: asking, .climbed, procedure, event: "case.escalation-climbed")
        }
    }

    /// Somebody does not wait until the time is over.
    package func lift(_ id: Escalation.ID, version: Int? = nil) throws -> Escalation {
        let (old, found) = try open(id, version: version)
        try requireSay(in: old, on: found)
        return try lift(old, on: found, to: old.level + 1, old.cause)
    }

    func lift(_ old: Escalation, on found: Case, to level: Int, _ cause: Escalation.Cause) throws -> Escalation {
        let procedure = try edition(of: old).procedure
        let asked = try tx.asked(in: old).union([old.addressee].compactMap(\.self))
        let asking = try tx.ladder(of: procedure, for: found).ask(
            from: level,
            raiser: old.cause.raiser,
            besides: asked
        )
        guard let person = asking.person, !asked.contains(person) else {
            // By itself it has nowhere to go, and a person is told so.
            if case .byItself = cause { return old }
            throw EscalationRefusal.atTheTop
        }
        return try move(old, on: found, to: asking, .lifted, procedure, event: "case.escalation-lifted")
    }

    @discardableResult
    private func move(
        _ old: Escalation,
        on found: Case,
        to asking: Asking,
        _ way: EscalationStep.Way,
        _ procedure: EscalationProcedure,
        event: Event.Kind
    ) throws -> Escalation {
        let next = old.asking(asking, until: try due(procedure[asking.level], wanted: nil))
        let word: EscalationStep.End.Word = way == .climbed ? .unanswered : .lifted
        try tx.unwatch(old.watched)
        try tx.end(stepOf: old, EscalationStep.End(word: word, at: tx.now, by: member.id, note: nil))
        try tx.save(next)
        try dismiss(old)
        try ask(next, on: found, way, asking.passedOver)
        if let before = old.addressee, way == .climbed {
            try tx.call(before, to: found.id, .escalationClimbed, of: old.id.rawValue, by: nil)
        }
        let facts: [String: Fact] = ["passed_over": Fact(asking.passedOver.count)]
        try tell(next, on: found, event, from: old, facts)
        return next
    }

    /// At the top it stays open and is never lost: whoever is asked, and all heads of the whole who may know of the client, hear of it
    /// again each time that the level's time is over once more.
    private func remind(_ old: Escalation, on found: Case, _ procedure: EscalationProcedure) throws {
        let next = old.next { $0.turn += 1 }
        try tx.unwatch(old.watched)
        try tx.save(next)
        try watch(next, on: found, until: try due(procedure[old.level], wanted: nil))
        let heads = try tx.topHeads().filter { try tx.mayKnow($0, of: found.client) }
        for person in Set(heads + [old.addressee].compactMap(\.self)).sorted() {
            try tx.call(person, to: found.id, .escalationOverdue, of: old.id.rawValue, by: nil)
        }
        try tell(next, on: found, "case.escalation-overdue", from: old, ["turn": Fact(next.turn)])
    }
}

extension Snapshot {
    fileprivate func openEscalations(to person: Person.ID) throws -> [Escalation] {
        try all(
            """
            SELECT \(Escalation.columns) FROM escalation
            WHERE escalation.addressee = \(person) AND escalation.outcome IS NULL ORDER BY escalation.id
            """
        )
    }

    /// Who was asked before on the way up.
    fileprivate func asked(in escalation: Escalation) throws -> Set<Person.ID> {
        Set(
            try values(
                """
                SELECT addressee FROM escalation_step
                WHERE escalation = \(escalation.id) AND addressee IS NOT NULL AND number < \(escalation.step)
                """
            )
        )
    }
}
