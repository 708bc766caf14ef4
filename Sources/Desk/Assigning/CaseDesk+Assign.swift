import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Gives a case that waits to whoever is best for it (SPEC L1); the one who gets it answers for it to the end (SPEC W4).
    /// - Returns: nil when nobody is fit for it now; it goes on waiting.
    package func assign(_ id: Case.ID, version: Int? = nil) throws -> Case? {
        try member.require(.distributeCases)
        let old = try visible(id, version: version)
        guard let best = try tx.candidates(for: old, limit: 10).first(where: \.isFit) else { return nil }
        return try give(
            old,
            to: best.person,
            ["own_manager": .truth(best.isOwnManager), "workload": Fact(best.workload)]
        )
    }

    /// Gives it to somebody whom one has chosen, for a reason of one's own.
    package func assign(_ id: Case.ID, version: Int? = nil, to person: Person.ID, because reason: String) throws -> Case
    {
        try member.require(.distributeCases)
        let old = try visible(id, version: version)
        guard let receiver = try tx.receiver(person), receiver.state != .left else { throw CaseRefusal.personUnknown }
        guard try tx.mayKnow(person, of: old.client) else { throw CaseRefusal.personMayNotKnow }
        return try give(old, to: person, ["reason": .text(try Wording.line(reason, of: "reason", atMost: 500))])
    }

    /// Gives it to somebody out of the candidates; another than the best needs a reason.
    @discardableResult
    package func assign(_ id: Case.ID, version: Int, chosen person: Person.ID, because reason: String?) throws -> Case {
        let old = try visible(id, version: version)
        let best = try tx.candidates(for: old, limit: 10).first(where: \.isFit)
        if best?.person == person, reason == nil, let given = try assign(id, version: version) { return given }
        return try assign(id, version: version, to: person, because: reason ?? "")
    }

    /// Gives everything that waits on a line to whoever is best for each, the most urgent first.
    /// - Returns: how many found somebody, and how many did not.
    package func distribute(line: Line, limit: Int = 100) throws -> (given: Int, left: Int) {
        try member.require(.distributeCases)
        var result = (given: 0, left: 0)
        for line in try tx.queue(line: line, visibleTo: member, limit: limit).first {
            if try assign(line.case.id) == nil { result.left += 1 } else { result.given += 1 }
        }
        return result
    }

    private func give(_ old: Case, to person: Person.ID, _ facts: [String: Fact]) throws -> Case {
        try keep(try old.taken(by: person, at: tx.now), over: old, "case.assigned", facts)
    }
}
