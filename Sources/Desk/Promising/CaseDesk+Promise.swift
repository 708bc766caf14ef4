import Basics
import Clients
import Deadlines
import Events
import People
import Store

extension CaseDesk {
    /// Writes down what the client was told will be done, and by when.
    package func promise(_ id: Case.ID, _ what: String, by due: Moment) throws -> Promise {
        try member.require(.workCases)
        let old = try visible(id)
        guard !old.isClosed else { throw CaseRefusal.closed }
        try require(due)
        let promise = Promise(
            id: tx.newID(),
            caseID: id,
            what: try Wording.line(what, of: "what", atMost: Promise.longest),
            due: due,
            author: member.id,
            made: tx.now
        )
        try tx.insert(promise)
        try tx.watch(promise.watched, on: id, from: promise.made, due: promise.due)
        try keep(old.next(at: tx.now) { _ in }, over: old, "case.promised", promise.facts)
        return promise
    }

    /// The same where it is said on which case.
    @discardableResult
    package func settle(_ id: Promise.ID, on found: Case.ID, _ word: Promise.Outcome.Word) throws -> Promise {
        guard try tx.findPromise(id, visibleTo: member)?.caseID == found else { throw PromiseRefusal.notFound }
        return try settle(id, word)
    }

    @discardableResult
    package func settle(_ id: Promise.ID, _ word: Promise.Outcome.Word) throws -> Promise {
        let event: Event.Kind =
            switch word {
            case .kept: "case.promise-kept"
            case .withdrawn: "case.promise-withdrawn"
            }
        return try change(id, event) { try $0.settled(word, at: tx.now) }
    }

    /// Tells the client before a promise is broken by when it will be kept instead (SPEC L2); not without telling.
    @discardableResult
    package func postpone(
        _ id: Promise.ID,
        until due: Moment,
        telling text: String,
        via channel: ContactChannel,
        to point: ContactPoint.ID? = nil
    ) throws -> Promise {
        try require(due)
        guard let old = try tx.findPromise(id, visibleTo: member) else { throw PromiseRefusal.notFound }
        _ = try old.postponed(to: due)
        _ = try answer(old.caseID, text, via: channel, to: point)
        return try change(id, "case.promise-postponed", ["due_from": Fact(old.due)]) { try $0.postponed(to: due) }
    }

    private func require(_ due: Moment) throws {
        guard due > tx.now else { throw InvalidField("due", "refusal.promise.past") }
        guard due <= tx.now + Promise.furthest else { throw InvalidField("due", "refusal.promise.too-far") }
    }

    /// For who pressed the wrong button.
    @discardableResult
    package func reopen(_ id: Promise.ID) throws -> Promise {
        try change(id, "case.promise-reopened") { promise in
            guard try !visible(promise.caseID).isClosed else { throw CaseRefusal.closed }
            return try promise.reopened()
        }
    }

    /// What was promised on a case counts as kept when it closes: the client has said that all is done.
    func keepPromises(of closed: Case) throws {
        for promise in try tx.promises(of: closed) where promise.outcome == nil {
            let kept = try promise.settled(.kept, at: tx.now)
            try tx.save(kept)
            try tx.unwatch(kept.watched)
            try tx.record(.about(closed, "case.promise-kept", kept.facts), by: actor)
        }
    }

    private func change(
        _ id: Promise.ID,
        _ event: Event.Kind,
        _ more: [String: Fact] = [:],
        _ edit: (Promise) throws -> Promise
    ) throws -> Promise {
        try member.require(.workCases)
        guard let old = try tx.findPromise(id, visibleTo: member) else { throw PromiseRefusal.notFound }
        let next = try edit(old)
        try tx.save(next)
        if next.outcome == nil {
            try tx.watch(next.watched, on: next.caseID, from: next.made, due: next.due)
        } else {
            try tx.unwatch(next.watched)
        }
        let found = try visible(next.caseID)
        try keep(found.next(at: tx.now) { _ in }, over: found, event, next.facts.merging(more) { $1 })
        return next
    }
}

extension Promise {
    var watched: Watched { Watched(subject: Event.Subject(.promise, id), goal: .promise) }

    /// Its words are not written into the journal: they can be anything.
    package var facts: [String: Fact] {
        [
            "promise": Fact(id), "due": Fact(due),
            "late": outcome.map { .truth($0.at > due) } ?? .none,
        ]
    }
}
