import Basics
import CallCenter
import Pages
import People

/// What somebody can say that they do from now on, as a form sends it.
enum StateWish: Hashable, Sendable, RawRepresentable {
    case ready
    case rest(Rest)

    /// In the order in which they are shown.
    static let offered: [StateWish] =
        [.ready] + PauseReason.offered.map { .rest(.pause($0, until: nil)) } + [.rest(.meeting), .rest(.away)]

    init?(rawValue: String) {
        guard let wish = Self.offered.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = wish
    }

    var rawValue: String {
        switch self {
        case .ready: "ready"
        case .rest(.away): "away"
        case .rest(.meeting): "meeting"
        case .rest(.pause(let reason, _)): reason.rawValue
        }
    }

    var label: TextKey { TextKey("agent.wish.\(rawValue)") }

    func say(_ desk: AgentDesk, of person: Person.ID) throws {
        switch self {
        case .ready: try desk.ready(person)
        case .rest(let rest): try desk.rest(person, rest)
        }
    }
}

extension AgentPresence {
    /// What they do, or will when their call is over.
    var settled: AgentState { state == .onCall ? afterwards ?? .available : state }

    func fulfils(_ wish: StateWish) -> Bool {
        switch (wish, settled) {
        case (.ready, .available), (.rest(.away), .away), (.rest(.meeting), .meeting): true
        case (.rest(.pause(let wished, _)), .pause(let reason, _)): wished == reason
        default: false
        }
    }
}
