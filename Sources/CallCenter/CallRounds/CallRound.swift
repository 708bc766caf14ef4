import Basics
import Events
import People
import Store

/// Whom to call, one after another: those to be asked, reminded or told something (SPEC T1).
package struct CallRound: Sendable, Hashable {
    package typealias ID = Basics.ID<CallRound>

    package let id: ID
    package let settings: CallRoundSettings
    package let state: State
    package let version: Int

    /// How far it has come.
    package enum State: String, CaseIterable, Codable, Sendable, Storable {
        /// Put together; nobody calls yet.
        case draft
        case running
        case paused
        /// Nobody calls any more.
        case closed
    }

    package var eventSubject: Event.Subject { Event.Subject(.callRound, id) }
}

/// How those on a list are called.
package struct CallRoundSettings: Sendable, Hashable {
    package var name: String
    /// What is to be said or asked.
    package var words: String
    package var attempts: AttemptRule
    package var way: Way
    /// By whose clock those live of whom the number does not tell it: nobody is called in their quiet hours.
    package var zone: String

    package init(
        name: String,
        words: String = "",
        attempts: AttemptRule = AttemptRule(most: 3, pause: .hours(4)),
        way: Way = .preview,
        zone: String = "Europe/Moscow"
    ) {
        self.name = name
        self.words = words
        self.attempts = attempts
        self.way = way
        self.zone = zone
    }

    /// Who decides that somebody is called.
    package enum Way: String, CaseIterable, Codable, Sendable, Storable {
        /// A person looks at them first, and calls when ready.
        case preview
        /// The house does, for those who take part, as soon as one of them is free.
        case progressive
    }
}

/// How often somebody is called, and how soon again.
package struct AttemptRule: Sendable, Hashable {
    package let most: Int
    package let pause: Duration

    package init(most: Int, pause: Duration) {
        self.most = most
        self.pause = pause
    }

    package static let possible = 1...10
    package static let pauses = Duration.minutes(5)...Duration.days(14)
}
