import Basics
import People

extension Case {
    /// In this person's hands. Whoever takes a case first answers for it to the end (SPEC W4).
    package func taken(by person: Person.ID, at now: Moment) throws(CaseRefusal) -> Case {
        if let worker, status != .new { throw .alreadyTaken(by: worker) }
        switch status {
        case .closed: throw .closed
        case .solved: throw .solved
        case .new, .working, .waiting: break
        }
        return next(at: now) { next in
            next.status = .working
            next.worker = person
            next.owner = next.owner ?? person
        }
    }
}
