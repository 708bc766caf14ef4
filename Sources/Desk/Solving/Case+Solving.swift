import Basics

extension Case {
    /// Solved as we see it; the client has the last word.
    package func solved(at now: Moment) throws(CaseRefusal) -> Case {
        try requireInHand()
        return next(at: now) { $0.status = .solved }
    }

    /// Closed, because the client has said in this way that it is solved (SPEC W4).
    package func closed(confirmedBy confirmation: Confirmation, at now: Moment) throws(CaseRefusal) -> Case {
        switch status {
        case .new: throw .notTaken
        case .closed: throw .closed
        case .working, .waiting, .solved: break
        }
        return next(at: now) { $0.status = .closed(at: now, confirmedBy: confirmation) }
    }

    /// Taken up again by the one who had it, or put into the queue when nobody had.
    package func reopened(at now: Moment) throws(CaseRefusal) -> Case {
        switch status {
        case .solved, .closed: break
        case .new, .working, .waiting: throw .notSolvedOrClosed
        }
        return next(at: now) { $0.status = $0.worker == nil ? .new : .working }
    }

    /// The client has written: what waited for the client goes on, what was thought solved is open again.
    package func heard(at now: Moment) -> Case {
        next(at: now) { next in
            switch next.status {
            case .new, .working, .waiting(.colleague), .waiting(.supplier), .waiting(.agreedTime): break
            case .waiting(.client): next.status = .working
            case .solved, .closed: next.status = next.worker == nil ? .new : .working
            }
        }
    }
}
