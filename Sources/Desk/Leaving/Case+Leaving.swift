import Basics
import People

extension Case {
    /// Someone who answered for it or worked on it has left the company: what was in their hands waits in the queue, and whoever goes on
    /// with it answers for it (SPEC W4).
    /// - Returns: nil when it is over, or was not theirs.
    package func leftBehind(by person: Person.ID, at now: Moment) -> Case? {
        guard isHandled(by: person), !isClosed else { return nil }
        return next(at: now) { $0.forget(person) }
    }

    /// A case that has just opened again, in the hands of somebody who is here or in the queue.
    func without(_ left: Set<Person.ID>) -> Case {
        guard let worker, left.contains(worker) else { return self }
        var next = self
        next.forget(worker)
        return next
    }

    private mutating func forget(_ person: Person.ID) {
        if worker == person {
            worker = nil
            switch status {
            case .working, .waiting: status = .new
            case .new, .solved, .closed: break
            }
        }
        if owner == person { owner = worker }
    }
}
