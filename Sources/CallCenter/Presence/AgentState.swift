import Basics
import Store

/// What somebody who answers calls is doing. One state over all of their phones.
package enum AgentState: Hashable, Sendable {
    case away
    /// Calls may come.
    case available
    case onCall
    /// The work after a call.
    case wrapUp(until: Moment)
    /// - Parameter until: when it is to be over; nil where only they themselves know.
    case pause(PauseReason, until: Moment?)
    case meeting

    /// Whether they are, or will be after what they are at, somebody who answers.
    package var isOnDuty: Bool {
        switch self {
        case .available, .onCall, .wrapUp: true
        case .away, .pause, .meeting: false
        }
    }

    /// Whether a pause lasts longer than it may.
    package func isOverstayed(at now: Moment) -> Bool {
        if case .pause(_, let until?) = self { now > until } else { false }
    }
}

/// Why no calls come.
package enum PauseReason: String, CaseIterable, Codable, Sendable, Storable {
    case rest
    case lunch
    case training
    /// Work that no call belongs to.
    case paperwork
    /// Their phone rang and they did not answer.
    case noAnswer = "no-answer"
    /// Their phone could not be rung.
    case phoneLost = "phone-lost"

    /// What people can choose.
    package static let offered = allCases.filter { $0.limit != nil }

    /// How long it may last.
    package var limit: Duration? {
        switch self {
        case .rest: .minutes(15)
        case .lunch: .minutes(60)
        case .training: .hours(2)
        case .paperwork: .minutes(30)
        case .noAnswer, .phoneLost: nil
        }
    }
}

/// A state in which no calls come.
package enum Rest: Hashable, Sendable {
    case away
    /// - Parameter until: nil takes the reason's own limit, which no pause outlasts.
    case pause(PauseReason, until: Moment?)
    case meeting

    func state(at now: Moment) -> AgentState {
        switch self {
        case .away: return .away
        case .meeting: return .meeting
        case .pause(let reason, let wished):
            let limit = reason.limit.map { now + $0 }
            return .pause(reason, until: [wished, limit].compactMap(\.self).min())
        }
    }
}
