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
