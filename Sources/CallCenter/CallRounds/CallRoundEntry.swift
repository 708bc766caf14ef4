import Basics
import Clients
import People
import Store

/// One on a list of those to call.
package struct CallRoundEntry: Sendable, Hashable {
    package typealias ID = Basics.ID<CallRoundEntry>

    package let id: ID
    package let list: CallRound.ID
    package let client: Client.ID
    package let phone: PhoneNumber
    package var state: State
    /// How often they were called.
    package var attempts: Int
    /// What whoever called last wrote down.
    package var note: String
    /// Why the house itself did not reach them last.
    package var missed: CallRoundMiss?

    package enum State: Sendable, Hashable {
        /// Is to be called from then on.
        case waiting(from: Moment)
        /// Somebody has their card before them, and nobody else calls until then.
        case taken(Person.ID, until: Moment)
        /// The house calls them by that person's phone.
        case called(Person.ID, since: Moment)
        /// They were talked with, and that person has yet to say how it went. Nobody calls them meanwhile.
        case talked(Person.ID, since: Moment)
        case settled(CallRoundResult, at: Moment)
    }
}

extension CallRoundEntry.State {
    /// Who has them before them, or on the line.
    package var holder: Person.ID? {
        switch self {
        case .taken(let person, until: _), .called(let person, since: _), .talked(let person, since: _): person
        case .waiting, .settled: nil
        }
    }
}

/// Why the house did not reach somebody.
package enum CallRoundMiss: String, CaseIterable, Codable, Sendable, Storable {
    case busy
    case noAnswer = "no-answer"
    /// There is no such number, or no way to it.
    case failed
}

/// What came of one on a list, for good.
package enum CallRoundResult: String, CaseIterable, Codable, Sendable, Storable {
    /// All was said that there was to say.
    case reached
    /// They do not wish it.
    case declined
    case wrongNumber = "wrong-number"
    /// Called as often as the rule allows.
    case exhausted
}

/// How one call to somebody on a list went.
package enum CallRoundOutcome: Sendable, Hashable {
    case reached
    case declined
    case wrongNumber
    /// They asked to be called at another time.
    case later(Moment)
    /// Nobody answered, or the line was engaged.
    case notReached

    /// As forms and journals say it.
    package var name: String {
        switch self {
        case .reached: "reached"
        case .declined: "declined"
        case .wrongNumber: "wrong-number"
        case .later: "later"
        case .notReached: "not-reached"
        }
    }

    package static let names = ["reached", "declined", "wrong-number", "later", "not-reached"]
}

extension CallRoundEntry {
    /// What becomes of them after a call.
    ///
    /// Who asked for another time is called then, however often it was tried; who was not reached, as the rule has it.
    func called(_ outcome: CallRoundOutcome, by rule: AttemptRule, at now: Moment) -> CallRoundEntry {
        var next = self
        next.attempts += 1
        next.missed = nil
        switch outcome {
        case .reached: next.state = .settled(.reached, at: now)
        case .declined: next.state = .settled(.declined, at: now)
        case .wrongNumber: next.state = .settled(.wrongNumber, at: now)
        case .later(let moment):
            next.state = .waiting(from: max(moment, now))
            next.attempts = min(next.attempts, rule.most - 1)
        case .notReached:
            next.state = next.attempts < rule.most ? .waiting(from: now + rule.pause) : .settled(.exhausted, at: now)
        }
        return next
    }

    /// Nobody looks at them any longer, and nobody has called.
    func left(until moment: Moment) -> CallRoundEntry {
        var next = self
        next.state = .waiting(from: moment)
        return next
    }
}
