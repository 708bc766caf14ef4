import Basics
import People

/// What a client was told will be done, and by when (SPEC W2, L2).
package struct Promise: Sendable, Hashable {
    package typealias ID = Basics.ID<Promise>

    package let id: ID
    package let caseID: Case.ID
    /// In a few words, as the client was told.
    package let what: String
    package var due: Moment
    package let author: Person.ID?
    package let made: Moment
    package var outcome: Outcome?

    /// What became of it.
    package enum Outcome: Sendable, Hashable {
        case kept(at: Moment)
        /// The client knows that it does not count any more.
        case withdrawn(at: Moment)

        package enum Word: String, CaseIterable, Codable, Sendable {
            case kept
            case withdrawn
        }

        init(_ word: Word, at moment: Moment) {
            switch word {
            case .kept: self = .kept(at: moment)
            case .withdrawn: self = .withdrawn(at: moment)
            }
        }

        package var word: Word {
            switch self {
            case .kept: .kept
            case .withdrawn: .withdrawn
            }
        }

        package var at: Moment {
            switch self {
            case .kept(let at), .withdrawn(let at): at
            }
        }
    }

    package init(
        id: ID,
        caseID: Case.ID,
        what: String,
        due: Moment,
        author: Person.ID?,
        made: Moment,
        outcome: Outcome? = nil
    ) {
        self.id = id
        self.caseID = caseID
        self.what = what
        self.due = due
        self.author = author
        self.made = made
        self.outcome = outcome
    }

    static let longest = 200
    /// Nobody promises a client anything for later.
    static let furthest = Duration.days(3 * 365)
}

extension Promise {
    package enum Standing: Sendable, Hashable {
        case calm
        /// It will be broken if nothing is done now.
        case soon
        case broken
        case kept
        case keptLate
        case withdrawn
    }

    /// How well it stands. The last fifth of its time is near its end, and so is the last half hour.
    package func standing(at now: Moment) -> Standing {
        switch outcome {
        case .kept(let at): at <= due ? .kept : .keptLate
        case .withdrawn: .withdrawn
        case nil where now > due: .broken
        case nil: due - now <= max(.minutes(30), (due - made) / 5) ? .soon : .calm
        }
    }

    /// What became of it now, when nothing had before.
    func settled(_ word: Outcome.Word, at now: Moment) throws(PromiseRefusal) -> Promise {
        guard outcome == nil else { throw .settled }
        var next = self
        next.outcome = Outcome(word, at: now)
        return next
    }

    /// To be kept at another time, which the client is told.
    func postponed(to later: Moment) throws(PromiseRefusal) -> Promise {
        guard outcome == nil else { throw .settled }
        var next = self
        next.due = later
        return next
    }

    /// To be kept again, after all.
    func reopened() throws(PromiseRefusal) -> Promise {
        guard outcome != nil else { throw .open }
        var next = self
        next.outcome = nil
        return next
    }
}

/// Why something about a promise is declined.
package enum PromiseRefusal: Refusal, Equatable {
    /// There is none, or none that this member may know of.
    case notFound
    /// It was kept or withdrawn before.
    case settled
    /// It is still to be kept.
    case open

    package var standing: Standing { self == .notFound ? .notFound : .conflict }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.promise.not-found"
        case .settled: "refusal.promise.settled"
        case .open: "refusal.promise.open"
        }
    }
}
