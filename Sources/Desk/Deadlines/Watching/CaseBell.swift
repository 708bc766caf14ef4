import Basics
import Clients
import Deadlines
import Events
import People
import Store

/// Tells whoever works on a case, then the head, then higher, that its time runs out or is over (SPEC L2).
package struct CaseBell: DeadlineBell {
    package let kind = SubjectKind.serviceCase

    private static let memory = Duration.days(7)

    package init() {}

    package func ring(_ alarm: Alarm, in tx: Transaction) throws {
        let id = Case.ID(rawValue: alarm.watched.subject.id)
        guard let found = try tx.findCase(id, visibleTo: .program), !found.isClosed else { return }
        let told = try tx.tell(alarm, of: found, to: found.worker ?? found.owner)
        for person in told {
            try tx.call(person, to: id, alarm.isBroken ? .deadlineBroken : .deadlineNear, of: id.rawValue, by: nil)
        }
        try tx.record(
            .about(
                found,
                alarm.isBroken ? "case.deadline-broken" : "case.deadline-near",
                alarm.facts(told: told)
            ),
            by: .system
        )
        // What was so long ago, as in cases that were taken over from another program, is history: nobody is asked about it.
        guard alarm.watched.goal == .solution, tx.now - alarm.at <= Self.memory else { return }
        try tx.escalateIfAsked(id, share: alarm.share)
    }
}

/// The same of what a client was promised: said to who gave their word while it can still be kept, or the client told.
package struct PromiseBell: DeadlineBell {
    package let kind = SubjectKind.promise

    package init() {}

    package func ring(_ alarm: Alarm, in tx: Transaction) throws {
        let id = Promise.ID(rawValue: alarm.watched.subject.id)
        guard let promise = try tx.findPromise(id, visibleTo: .program), promise.outcome == nil,
            let found = try tx.findCase(promise.caseID, visibleTo: .program), !found.isClosed
        else { return }
        let told = try tx.tell(alarm, of: found, to: found.worker ?? found.owner ?? promise.author)
        for person in told {
            try tx.call(person, to: found.id, alarm.isBroken ? .promiseBroken : .promiseNear, of: id.rawValue, by: nil)
        }
        var facts = alarm.facts(told: told)
        facts["promise"] = Fact(id)
        try tx.record(
            .about(found, alarm.isBroken ? "case.promise-broken" : "case.promise-near", facts),
            by: .system
        )
    }
}

extension Alarm {
    /// - Parameter told: who is called; their days listen for it.
    func facts(told: [Person.ID]) -> [String: Fact] {
        [
            "goal": .text(watched.goal.rawValue), "serial": Fact(watched.serial), "share": Fact(share),
            "due": Fact(due),
            "mentioned": .text(told.map(\.description).joined(separator: " ")),
        ]
    }
}

extension Snapshot {
    /// Whom an alarm about a case is for: the person and as many of those above as the policy says; of them who may know of the client.
    /// Where nobody has the case in hand it goes to the head at once.
    func tell(_ alarm: Alarm, of found: Case, to person: Person.ID?) throws -> [Person.ID] {
        let audience = try deadlinePolicy().audience(at: alarm.share)
        let above =
            try person.map { try heads(above: $0) } ?? heads(of: found.department)
        let persons = try person.map { try present(among: [$0]) } ?? []
        let knowing = try above.filter { try mayKnow($0, of: found.client) }
        let count =
            switch audience {
            case .person: persons.isEmpty ? 1 : 0
            case .head: 1
            case .higher: 2
            }
        var told = try persons.filter { try mayKnow($0, of: found.client) }
        for head in knowing.prefix(count) where !told.contains(head) { told.append(head) }
        return told
    }
}
