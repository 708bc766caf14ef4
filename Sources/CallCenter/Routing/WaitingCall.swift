import Basics
import People
import Telephony

/// Somebody who waits to be talked with.
package struct WaitingCall: Sendable, Hashable {
    package let call: CallID
    package internal(set) var queue: CallQueue.ID
    package let kind: Kind
    /// Since when they have waited; who asked to be called back keeps it.
    package let since: Moment
    package let standing: Standing
    package let ownManager: Person.ID?
    /// Those alone who may know of the client; nil: everybody.
    package let allowed: Set<Person.ID>?
    /// Somebody was to answer already and did not, or gave the caller back.
    package internal(set) var isHead: Bool
    /// Whose phone rings.
    package internal(set) var ringing: Person.ID?

    package init(
        _ call: CallID,
        in queue: CallQueue.ID,
        _ kind: Kind = .caller,
        since: Moment,
        standing: Standing = .plain,
        ownManager: Person.ID? = nil,
        allowed: Set<Person.ID>? = nil,
        isHead: Bool = false
    ) {
        self.call = call
        self.queue = queue
        self.kind = kind
        self.since = since
        self.standing = standing
        self.ownManager = ownManager
        self.allowed = allowed
        self.isHead = isHead
    }

    package enum Kind: String, Sendable, Codable {
        /// Is on the line.
        case caller
        /// Is to be called when it is their turn.
        case callback
        /// Is on a list, and is called when nobody waits.
        case entry
    }

    /// What a caller is as good as having waited for longer: never for so long that others are not reached.
    package enum Standing: Int, Sendable, Codable, Comparable {
        case plain
        /// A client with a contract.
        case valued
        /// A client with a claim that is not closed.
        case claim

        package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

        package var advance: Duration {
            switch self {
            case .plain: .zero
            case .valued: .seconds(60)
            case .claim: .seconds(120)
            }
        }

        /// Who has waited for so much longer is passed by nobody.
        package static let greatestAdvance = Duration.seconds(120)
    }
}

extension WaitingCall {
    /// By it callers are put in their order; the earliest first.
    package var place: Moment { since - standing.advance }

    func comes(before other: WaitingCall) -> Bool {
        // Whoever turned to us comes before those whom we turn to.
        if (kind == .entry) != (other.kind == .entry) { return other.kind == .entry }
        if isHead != other.isHead { return isHead }
        if place != other.place { return place < other.place }
        if since != other.since { return since < other.since }
        return call.text < other.call.text
    }
}

/// Somebody who answers calls.
package struct Agent: Sendable, Hashable {
    package var person: Person.ID { presence.person }
    package var presence: AgentPresence
    package let line: People.Line
    package let skills: [Skill.ID: Int]
    /// In the order in which they are tried.
    package let phones: [Endpoint]
    /// Pages that are not open.
    package let closed: Set<Endpoint>
    /// For whom their phone rings.
    package internal(set) var ringing: CallID?

    package init(
        _ presence: AgentPresence,
        line: People.Line = .first,
        skills: [Skill.ID: Int] = [:],
        phones: [Endpoint],
        closed: Set<Endpoint> = []
    ) {
        self.presence = presence
        self.line = line
        self.skills = skills
        self.phones = phones
        self.closed = closed
    }

    /// Those that can be rung.
    var within: [Endpoint] { phones.filter { !closed.contains($0) } }

    /// Whether their phone can be rung now.
    package var isFree: Bool { presence.state == .available && ringing == nil && !within.isEmpty }

    /// Whether they will be free without anybody saying so.
    package var isOnDuty: Bool { presence.state.isOnDuty && !within.isEmpty }

    func answers(_ settings: QueueSettings) -> Bool {
        line == settings.line && settings.needs.allSatisfy { (skills[$0.key] ?? 0) >= $0.value }
    }

    /// How far above what is asked the skills are.
    func surplus(over settings: QueueSettings) -> Int {
        settings.needs.reduce(0) { $0 + max(0, (skills[$1.key] ?? 0) - $1.value) }
    }
}
