import Basics
import Clients
import Events
import People
import Store

/// What may be done with cases, by one member in one transaction.
package struct CaseDesk {
    let tx: Transaction
    let member: Member
    /// Who it is said to be in the journal.
    let actor: Actor
    /// Cases that this transaction has read and locked: until it ends nobody else changes them.
    private let held: [Case.ID: Case]

    /// - Parameter actor: somebody else than the member, as when the program acts for a client.
    package init(_ tx: Transaction, _ member: Member, for actor: Actor? = nil) {
        self.tx = tx
        self.member = member
        self.actor = actor ?? member.actor
        held = [:]
    }

    /// For verbs that change each of many cases once: neither to read nor to write one is waited for.
    init(_ tx: Transaction, _ member: Member, holding held: [Case.ID: Case]) {
        self.tx = tx
        self.member = member
        actor = member.actor
        self.held = held
    }

    /// - Throws: `CaseRefusal.notFound` also when there is one that this member may not know of.
    func visible(_ id: Case.ID) throws -> Case {
        guard let found = try held[id] ?? tx.findCase(id, visibleTo: member) else { throw CaseRefusal.notFound }
        return found
    }

    /// The case as the one who acts saw it.
    /// - Throws: `CaseRefusal.stale` with what has happened since, when it has moved on.
    func visible(_ id: Case.ID, version: Int?) throws -> Case {
        let found = try visible(id)
        guard let version, version != found.version else { return found }
        throw CaseRefusal.stale(current: found, since: try tx.history(of: found, since: version))
    }

    /// The case to be changed by one who may: whose it is, or who distributes work.
    func handled(_ id: Case.ID, version: Int) throws -> Case {
        try member.require(.workCases)
        let found = try visible(id, version: version)
        if found.worker != nil, !found.isHandled(by: member.id) { try member.require(.distributeCases) }
        return found
    }

    /// The person who acts.
    func person() throws -> Person.ID {
        try member.require(.workCases)
        guard let person = member.id else { throw CaseRefusal.onlyPersons }
        return person
    }

    /// Keeps the next version and writes down what happened.
    @discardableResult
    func keep(_ next: Case, over old: Case, _ event: Event.Kind, _ facts: [String: Fact] = [:]) throws -> Case {
        if held[next.id]?.version == next.version - 1 { try tx.saveHeld(next) } else { try tx.save(next) }
        try tx.record(.about(next, event, from: old, facts), by: actor)
        return next
    }
}

extension Snapshot {
    /// What happened to a case after one of its versions, oldest first; at most the last fifty entries.
    package func history(of found: Case, since version: Int) throws -> [JournalEntry] {
        let last: [JournalEntry] = try all(
            """
            SELECT \(JournalEntry.columns) FROM journal
            WHERE subject_kind = \(SubjectKind.serviceCase) AND subject = \(found.id) ORDER BY entry DESC LIMIT 50
            """
        )
        return last.reversed().filter { ($0.facts["version"]?.number ?? 0) > version }
    }
}
