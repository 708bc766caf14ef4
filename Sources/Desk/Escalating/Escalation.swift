import Basics
import Clients
import Events
import People

/// A case that was raised to somebody who has more say, and waits for a written answer (SPEC L4).
package struct Escalation: Sendable, Hashable {
    package typealias ID = Basics.ID<Escalation>

    package let id: ID
    package let caseID: Case.ID
    /// Of the procedure that it goes by, to its end.
    package let edition: Int
    package let cause: Cause
    package let raised: Moment
    package let words: Words
    /// By when whoever raised it needs the answer.
    package let wanted: Moment?
    /// Where it stands on the ladder.
    package var level: Int
    /// The last of its steps.
    package var step: Int
    /// Whose answer it waits for; nil where nobody at all can be asked.
    package var addressee: Person.ID?
    package var due: Moment
    /// How often the time of somebody began: the deadline that is watched is that of this number.
    package var turn: Int
    package var outcome: Outcome?
    package var version: Int

    /// Who raised it.
    package enum Cause: Sendable, Hashable {
        case byHand(Person.ID?)
        /// Its procedure says so; so much of the time for the solution was used, in percent.
        case byItself(share: Int)

        package var raiser: Person.ID? {
            if case .byHand(let person) = self { person } else { nil }
        }
    }

    package struct Words: Sendable, Hashable {
        package let why: String
        package let tried: String
        /// The decision that is asked for.
        package let wish: String

        package init(why: String, tried: String = "", wish: String = "") {
            self.why = why
            self.tried = tried
            self.wish = wish
        }

        static let longest = 5000
    }

    package struct Outcome: Sendable, Hashable {
        package let word: Word
        package let at: Moment

        package enum Word: String, CaseIterable, Codable, Sendable {
            /// Whoever was asked takes it up.
            case accepted
            /// There is a decision.
            case decided
            /// It stays as it is.
            case declined
            /// The answer is not needed any more.
            case withdrawn
        }
    }

    package var isOpen: Bool { outcome == nil }
    package var eventSubject: Event.Subject { Event.Subject(.escalation, id) }

    package func isOverdue(at now: Moment) -> Bool { isOpen && due < now }
}

/// What a head can answer.
package enum EscalationAnswer: String, CaseIterable, Codable, Sendable {
    case accepted
    case decided
    case declined

    var outcome: Escalation.Outcome.Word {
        switch self {
        case .accepted: .accepted
        case .decided: .decided
        case .declined: .declined
        }
    }
}

extension Escalation {
    func next(_ change: (inout Escalation) -> Void) -> Escalation {
        var next = self
        change(&next)
        next.version += 1
        return next
    }

    /// It waits for somebody else from now on.
    func asking(_ asking: Asking, until due: Moment) -> Escalation {
        next { next in
            next.level = asking.level
            next.addressee = asking.person
            next.due = due
            next.step += 1
            next.turn += 1
        }
    }

    func ended(_ word: Outcome.Word, at now: Moment) -> Escalation {
        next { $0.outcome = Outcome(word: word, at: now) }
    }
}
