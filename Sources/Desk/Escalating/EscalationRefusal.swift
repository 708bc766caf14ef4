import Basics

/// Why something about an escalation is declined.
package enum EscalationRefusal: Refusal, Equatable {
    /// There is none, or none that this member may know of.
    case notFound
    /// The case is raised already; that one can be lifted higher.
    case openAlready
    /// It was answered or taken back before.
    case ended
    /// Somebody has answered or moved it since it was read.
    case stale
    /// It waits for somebody else's answer.
    case notYours
    /// Whoever raised it, answers for the case or is asked may do that.
    case notForYou
    /// There is no level above.
    case atTheTop
    case alreadyThere

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .notYours, .notForYou: .forbidden
        case .openAlready, .ended, .stale, .atTheTop, .alreadyThere: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.escalation.not-found"
        case .openAlready: "refusal.escalation.open-already"
        case .ended: "refusal.escalation.ended"
        case .stale: "refusal.escalation.stale"
        case .notYours: "refusal.escalation.not-yours"
        case .notForYou: "refusal.escalation.not-for-you"
        case .atTheTop: "refusal.escalation.at-the-top"
        case .alreadyThere: "refusal.escalation.already-there"
        }
    }
}
