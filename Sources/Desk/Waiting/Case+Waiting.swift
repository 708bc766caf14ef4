import Basics

extension Case {
    /// Rests for a stated reason.
    package func setAside(waitingFor reason: WaitingFor, at now: Moment) throws(CaseRefusal) -> Case {
        try requireInHand()
        guard status != .waiting(reason) else { throw .alreadyThere }
        return next(at: now) { $0.status = .waiting(reason) }
    }

    package func resumed(at now: Moment) throws(CaseRefusal) -> Case {
        guard case .waiting = status else { throw .notWaiting }
        return next(at: now) { $0.status = .working }
    }

    /// Somebody works on it or waits for something, and it is neither solved nor closed.
    func requireInHand() throws(CaseRefusal) {
        switch status {
        case .new: throw .notTaken
        case .working, .waiting: break
        case .solved: throw .solved
        case .closed: throw .closed
        }
    }
}
