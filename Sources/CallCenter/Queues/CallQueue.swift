import Basics
import Events
import People
import Store
import Telephony

/// Where callers wait for somebody who can help them (SPEC T1).
package struct CallQueue: Sendable, Hashable {
    package typealias ID = Basics.ID<CallQueue>

    package let id: ID
    package var settings: QueueSettings
    package let version: Int
    /// It takes no callers any more: those who come to it go where its overflow leads.
    package let closed: Moment?

    package var eventSubject: Event.Subject { Event.Subject(.callQueue, id) }

    /// The one that every company has and that can't be closed: whoever belongs nowhere else waits there.
    package static let standard = ID(rawValue: 1)
}

/// How a queue is run.
package struct QueueSettings: Sendable, Hashable {
    package var name: String
    /// Whose people answer.
    package var line: People.Line
    /// What they have to know, and how well.
    package var needs: [Skill.ID: Int] = [:]
    /// For how long a caller is left to their own manager, while that one is on duty.
    package var ownManagerFirst: Duration = .seconds(20)
    package var overflow: Overflow?
    package var ringTime: Duration = .seconds(20)
    /// The limit of the work after a call.
    package var wrapUp: Duration = .seconds(60)
    /// Who presses it while waiting is called back instead.
    package var callbackKey: Digit?
    /// How often and how soon again the house calls back by itself.
    package var callbacks = AttemptRule(most: 3, pause: .minutes(15))
    package var isRecorded = true
    package var unattended = Unattended.callback

    package init(name: String, line: People.Line = .first) {
        self.name = name
        self.line = line
    }

    /// Who else answers those who have waited for so long.
    package struct Overflow: Sendable, Hashable {
        package let after: Duration
        package let target: Target

        package enum Target: Sendable, Hashable {
            case queue(CallQueue.ID)
            case person(Person.ID)
        }

        package init(after: Duration, to target: Target) {
            self.after = after
            self.target = target
        }
    }

    /// What becomes of callers while nobody is on duty who could answer.
    package enum Unattended: String, CaseIterable, Codable, Sendable, Storable {
        /// They wait for somebody to come on duty.
        case wait
        /// They are called back.
        case callback
        /// They leave a message.
        case voiceMail = "voice-mail"
    }
}

/// All queues of the house.
package struct CallQueues: Sendable, Hashable {
    package let all: [CallQueue]
    private let byID: [CallQueue.ID: CallQueue]

    package init(_ all: [CallQueue]) {
        self.all = all
        byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    package subscript(id: CallQueue.ID) -> CallQueue? { byID[id] }

    /// Where callers to a queue wait in truth: a closed one leads on to its overflow, and at last to the standard one.
    package func open(_ id: CallQueue.ID) -> CallQueue.ID {
        var (next, seen) = (id, Set<CallQueue.ID>())
        while let queue = byID[next], seen.insert(next).inserted {
            if queue.closed == nil { return next }
            guard case .queue(let other) = queue.settings.overflow?.target else { break }
            next = other
        }
        return CallQueue.standard
    }
}
