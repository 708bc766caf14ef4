import Basics

/// Why something about a list of those to call is declined.
package enum CallRoundRefusal: Refusal, Equatable {
    case notFound
    case stale
    case nameTaken
    case zoneUnknown
    case attemptsUnfit
    /// It is closed, and nothing of it changes.
    case closed
    /// Nobody is on it.
    case empty
    /// It is not being worked on now.
    case notRunning
    /// Those on it sleep; they may be called from then on.
    case quiet(until: Moment)
    /// Somebody else has this one before them, or it is settled.
    case notYours
    case timeUnfit
    /// Its people call when they are ready; nobody takes part in more.
    case notProgressive
    /// The house is calling them just now.
    case onTheLine

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale, .closed, .empty, .notRunning, .quiet, .notYours, .notProgressive, .onTheLine: .conflict
        case .nameTaken, .zoneUnknown, .attemptsUnfit, .timeUnfit: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.call-round.not-found"
        case .stale: "refusal.call-round.stale"
        case .nameTaken: "refusal.call-round.name-taken"
        case .zoneUnknown: "refusal.call-round.zone-unknown"
        case .attemptsUnfit: "refusal.call-round.attempts-unfit"
        case .closed: "refusal.call-round.closed"
        case .empty: "refusal.call-round.empty"
        case .notRunning: "refusal.call-round.not-running"
        case .quiet: "refusal.call-round.quiet"
        case .notYours: "refusal.call-round.not-yours"
        case .timeUnfit: "refusal.call-round.time-unfit"
        case .notProgressive: "refusal.call-round.not-progressive"
        case .onTheLine: "refusal.call-round.on-the-line"
        }
    }

    package var field: String? {
        switch self {
        case .nameTaken: "name"
        case .zoneUnknown: "zone"
        case .attemptsUnfit: "attempts"
        case .timeUnfit: "later"
        default: nil
        }
    }
}
