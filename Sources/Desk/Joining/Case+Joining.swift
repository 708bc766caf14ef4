import Basics

extension Case {
    /// Closed, because it is part of another case from now on.
    func merged(at now: Moment) -> Case {
        next(at: now) { $0.status = .closed(at: now, confirmedBy: .merged) }
    }

    /// As it stood before it was merged.
    func separated(to status: Status, at now: Moment) -> Case {
        next(at: now) { $0.status = status }
    }

    /// With the other case a part of it: what a claim is part of is a claim.
    func joined(by other: Case, at now: Moment) -> Case {
        next(at: now) { if other.kind == .claim { $0.kind = .claim } }
    }

    /// Without that part again: no claim any more, if it was the other case that made it one.
    func left(by other: Case, as kind: Kind?, at now: Moment) -> Case {
        next(at: now) { if other.kind == .claim, let kind, $0.kind == .claim { $0.kind = kind } }
    }

    /// Another case of the same client in the same hands, about a part of this one.
    func splitOff(id: ID, number: Int, subject: String, text: String, at now: Moment) -> Case {
        Case(
            id: id,
            number: number,
            client: client,
            contact: contact,
            kind: kind,
            subject: subject,
            text: text,
            status: worker == nil ? .new : .working,
            priority: priority,
            line: line,
            department: department,
            owner: owner,
            worker: worker,
            channel: channel,
            product: product,
            opened: now
        )
    }
}
