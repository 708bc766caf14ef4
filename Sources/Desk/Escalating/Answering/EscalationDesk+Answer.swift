import Basics
import Clients
import Events
import People
import Store

extension EscalationDesk {
    /// Whoever is asked, or oversees the work, answers in writing; it stands among the notes of the case for ever.
    package func answer(
        _ id: Escalation.ID,
        version: Int? = nil,
        _ answer: EscalationAnswer,
        _ text: String
    ) throws -> Escalation {
        let (old, found) = try open(id, version: version)
        guard let person = member.id, old.mayBeAnswered(by: member) else { throw EscalationRefusal.notYours }
        let text = try Wording.text(text, of: "text", atMost: Escalation.Words.longest)
        let note = try note(text, on: found)
        let next = try end(old, on: found, answer.outcome, "case.escalation-answered", note)
        for told in Set([old.cause.raiser, found.owner].compactMap(\.self)).sorted() where told != person {
            try tx.call(told, to: found.id, .escalationAnswered, of: old.id.rawValue, by: person)
        }
        return next
    }

    /// The answer is not needed any more.
    package func withdraw(_ id: Escalation.ID, version: Int? = nil, _ text: String = "") throws -> Escalation {
        let (old, found) = try open(id, version: version)
        try requireSay(in: old, on: found)
        let text = try Wording.text(text, of: "text", atMost: Escalation.Words.longest, mayBeEmpty: true)
        let note = text.isEmpty ? nil : try note(text, on: found)
        return try end(old, on: found, .withdrawn, "case.escalation-withdrawn", note)
    }

    /// For who pressed the wrong button: it waits for the same person again.
    package func restore(_ id: Escalation.ID) throws -> Escalation {
        let (old, found) = try visible(id)
        guard old.outcome?.word == .withdrawn else { throw EscalationRefusal.ended }
        try requireSay(in: old, on: found)
        guard !found.isClosed else { throw CaseRefusal.closed }
        try tx.alone(on: Self.turnstile(found.id))
        guard try !tx.hasOpenEscalation(on: found) else { throw EscalationRefusal.openAlready }
        let due = old.due > tx.now ? old.due : try due(edition(of: old).procedure[old.level], wanted: nil)
        let next = old.next { next in
            next.outcome = nil
            next.due = due
            next.turn += 1
        }
        try tx.save(next)
        try tx.reopen(stepOf: next)
        try watch(next, on: found, until: due)
        try tell(next, on: found, "case.escalation-restored", from: old)
        return next
    }

    /// A case that closes needs no answer any more.
    func withdrawAll(of closed: Case) throws {
        for old in try tx.escalations(of: closed) where old.isOpen {
            _ = try end(old, on: closed, .withdrawn, "case.escalation-withdrawn", nil)
        }
    }

    /// Another person answers, on the same level and by the same time.
    package func hand(
        _ id: Escalation.ID,
        version: Int? = nil,
        to person: Person.ID,
        _ text: String = ""
    ) throws -> Escalation {
        let (old, found) = try open(id, version: version)
        if member.id != old.addressee { try requireSay(in: old, on: found) }
        try check(person, as: old, on: found)
        let text = try Wording.text(text, of: "text", atMost: Escalation.Words.longest, mayBeEmpty: true)
        let note = text.isEmpty ? nil : try note(text, on: found)
        // At the top its time may be over already, and the next one gets a level's time to be reminded by.
        let isOver = old.due <= tx.now
        let due = isOver ? try due(edition(of: old).procedure[old.level], wanted: nil) : old.due
        let next = old.asking(Asking(level: old.level, person: person, passedOver: []), until: due)
        try tx.unwatch(old.watched)
        try tx.end(stepOf: old, EscalationStep.End(word: .handed, at: tx.now, by: member.id, note: note?.id))
        try tx.save(next)
        try dismiss(old)
        try ask(next, on: found, .handed, [])
        try tell(next, on: found, "case.escalation-handed", from: old, ["note": Fact(note?.id)])
        return next
    }

    func requireSay(in escalation: Escalation, on found: Case) throws {
        guard member.id != nil else { return }
        let manager = try tx.findClient(found.client, visibleTo: member)?.ownManager
        guard escalation.maySteer(member, [found.owner, found.worker, manager]) else {
            throw EscalationRefusal.notForYou
        }
    }

    private func check(_ person: Person.ID, as old: Escalation, on found: Case) throws {
        guard person != old.addressee else { throw EscalationRefusal.alreadyThere }
        guard let receiver = try tx.findPerson(person), receiver.state == .active else {
            throw InvalidField("person", "refusal.person.unknown")
        }
        guard try tx.mayKnow(person, of: found.client) else {
            throw InvalidField("person", CaseRefusal.personMayNotKnow.reason)
        }
        guard person != old.cause.raiser else { throw InvalidField("person", "refusal.escalation.oneself") }
        guard try tx.member(person).may(.seeCases) else {
            throw InvalidField("person", "refusal.escalation.sees-no-cases")
        }
    }

    private func note(_ text: String, on found: Case) throws -> Note {
        let note = Note(id: tx.newID(), caseID: found.id, author: member.id, at: tx.now, text: text)
        try tx.insert(note)
        return note
    }

    private func end(
        _ old: Escalation,
        on found: Case,
        _ outcome: Escalation.Outcome.Word,
        _ event: Event.Kind,
        _ note: Note?
    ) throws -> Escalation {
        let next = old.ended(outcome, at: tx.now)
        try tx.unwatch(old.watched)
        let word: EscalationStep.End.Word = outcome == .withdrawn ? .withdrawn : .answered
        try tx.end(stepOf: old, EscalationStep.End(word: word, at: tx.now, by: member.id, note: note?.id))
        try tx.save(next)
        try dismiss(old)
        try tell(next, on: found, event, from: old, ["note": Fact(note?.id)])
        return next
    }
}
