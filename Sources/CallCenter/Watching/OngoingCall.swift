import Basics
import Clients
import Desk
import People
import Store
import Telephony

/// A call that goes on, as far as pages may know of it (SPEC W2, T2): what it is at, with whom, since when.
package struct OngoingCall: Sendable, Hashable {
    package let name: CallID
    package let direction: CallRecord.Direction
    package let stage: Stage
    /// Since when it is at that.
    package let since: Moment
    package let began: Moment
    /// Since when the caller has waited, or had when somebody answered.
    package let waiting: Moment?
    package let queue: CallQueue.ID?
    /// Which of our numbers was called.
    package let number: ServiceNumber.ID?
    /// The client's number, where it is one.
    package let phone: PhoneNumber?
    /// As the other side shows itself; nothing of it is certain.
    package let caller: String
    package let dialled: String
    package let recording: RecordingWord
    /// Between colleagues: their phones show it, and no page does.
    package let isInside: Bool
    /// Whom the other side is, as far as is known and the member may know it.
    package let client: CallersName?
    package internal(set) var parties: [Party] = []

    /// What the outsider, and the one of the house who is with them, are at.
    package enum Stage: String, CaseIterable, Codable, Sendable, Storable {
        /// Not answered yet; in a call out, nothing has happened yet.
        case arriving
        /// Hears the greeting, chooses, leaves a message.
        case menu
        case waiting
        /// A phone of ours rings: for a caller who waits, or before the other side of a call out is rung.
        case ringing
        /// In a call out: the other phone rings.
        case reaching
        case talking
        /// Talks, while one who was asked waits aside.
        case aside
        case held
        /// Is held, while somebody is rung to be asked.
        case asking
        /// Is held, while somebody is asked.
        case consulting
        case conference
        /// Is gone; what is left is the work after the call.
        case parted
    }

    package enum RecordingWord: String, Codable, Sendable, Storable {
        case none
        case running
        case paused
    }

    /// The part of one phone of the house in it.
    package struct Party: Sendable, Hashable {
        package let channel: ChannelID
        package let endpoint: Endpoint
        package let person: Person.ID?
        package let role: Leg.Role
        package let state: State
        package let since: Moment

        package enum State: Sendable, Hashable {
            case rung
            case joined
            /// The work after the call.
            case wrapUp(until: Moment)
        }
    }

    /// The part of somebody: what asks most of them, when they have several.
    package func party(of person: Person.ID) -> Party? {
        parties.filter { $0.person == person }.min { $0.state.place < $1.state.place }
    }

    /// Who is with the outsider, or is being rung for them.
    package var agent: Party? {
        parties.filter { $0.role == .agent }.min { $0.state.urgency < $1.state.urgency }
    }
}

/// Who somebody on the telephone is.
package struct CallersName: Sendable, Hashable {
    package let id: Client.ID
    package let name: String
    package let isConfidential: Bool
}

extension OngoingCall.Party.State {
    /// What asks for an answer at once comes first.
    var place: Int {
        switch self {
        case .rung: 0
        case .joined: 1
        case .wrapUp: 2
        }
    }

    fileprivate var urgency: Int {
        switch self {
        case .joined: 0
        case .rung: 1
        case .wrapUp: 2
        }
    }
}
