import Basics
import Events
import People
import Store

extension CaseDesk {
    /// Gives a case back to the queue that it was taken from, as if it had not been taken.
    /// - Parameter owner: who answered for it before.
    package func putBack(_ id: Case.ID, version: Int, owner: Person.ID?) throws -> Case {
        let old = try handled(id, version: version)
        return try keep(try old.putBack(owner: owner, at: tx.now), over: old, "case.put-back")
    }
}

extension Case {
    package func putBack(owner: Person.ID?, at now: Moment) throws(CaseRefusal) -> Case {
        try requireInHand()
        return next(at: now) { next in
            next.status = .new
            next.worker = nil
            next.owner = owner
        }
    }
}
