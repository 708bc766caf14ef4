import Basics
import Events
import People
import Store

extension CaseDesk {
    /// Takes a case that is in nobody's hands.
    package func take(_ id: Case.ID, version: Int? = nil) throws -> Case {
        let person = try person()
        let old = try visible(id)
        if old.status == .new { _ = try visible(id, version: version) }
        return try take(old, person)
    }

    /// Takes the most urgent case of a line that this member may and can do; nil when there is none (SPEC L1).
    ///
    /// The nearest deadline is the most urgent. A case asks for skills; for a while it is left to the client's own manager, if that one is
    /// at work.
    package func takeNext(line: Line) throws -> Case? {
        let person = try person()
        guard try tx.handsAreFree(of: person) else { throw CaseRefusal.handsFull }
        guard let next = try tx.nextInQueue(line: line, for: member) else { return nil }
        return try take(next, person)
    }

    func take(_ old: Case, _ person: Person.ID) throws -> Case {
        try keep(try old.taken(by: person, at: tx.now), over: old, "case.taken")
    }
}
