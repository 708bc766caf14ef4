import Basics
import People

extension Case {
    /// Goes to another pair of hands; who answers to the client stays (SPEC W4). A case that nobody answered for yet is
    /// answered for by the one who passes it on.
    ///
    /// - Parameters line, department: those of whom it goes to.
    package func handedOver(
        to destination: Destination,
        line: Line,
        department: Department.ID?,
        by person: Person.ID?,
        at now: Moment
    ) throws(CaseRefusal) -> Case {
        switch status {
        case .closed: throw .closed
        case .solved: throw .solved
        case .new, .working, .waiting: break
        }
        let next = next(at: now) { next in
            next.line = line
            next.department = department
            next.handOvers += 1
            next.owner = next.owner ?? person
            switch destination {
            case .person(let worker):
                next.worker = worker
                next.owner = next.owner ?? worker
                next.status = .working
            case .department, .line:
                next.worker = nil
                next.status = .new
            }
        }
        let moved = (next.line, next.department) != (self.line, self.department)
        guard next.worker != worker || worker == nil && moved else { throw .alreadyThere }
        return next
    }

    /// Another person answers to the client from now on. Who works on it stays, unless it was the one who answered.
    package func owned(by person: Person.ID, at now: Moment) throws(CaseRefusal) -> Case {
        guard !isClosed else { throw .closed }
        guard owner != person else { throw .alreadyThere }
        return next(at: now) { next in
            if next.worker == next.owner, next.worker != nil { next.worker = person }
            next.owner = person
        }
    }
}
