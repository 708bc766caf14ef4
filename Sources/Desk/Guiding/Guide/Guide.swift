import Basics
import Events
import Store

/// A guide with its editions. What was published is kept for ever, so that what was begun by it can be finished by it.
package struct Guide: Sendable, Hashable {
    package typealias ID = Basics.ID<Guide>

    package let id: ID
    /// What people follow; nil before it was ever published.
    package let published: GuideDocument?
    /// 0 before it was ever published.
    package let edition: Int
    /// What is being shaped and nobody follows yet.
    package let draft: GuideDocument?
    package let version: Int
    /// It is offered no more.
    package let closed: Moment?

    /// What the page on which it is shaped shows.
    package var latest: GuideDocument? { draft ?? published }
    package var eventSubject: Event.Subject { Event.Subject(.guide, id) }
}

/// Why something about a guide is declined.
package enum GuideRefusal: Refusal, Equatable {
    case notFound
    case stale
    /// Nothing is being shaped.
    case noDraft
    case broken([GuideFault])
    case unreadable
    case stepUnknown
    case closed
    /// A guide is followed on this case already.
    case underWay
    case notUnderWay
    /// Somebody has gone on meanwhile.
    case movedOn
    case branchUnknown
    /// It is the first step.
    case noWayBack
    /// Who leaves before the end says why.
    case reasonMissing

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale, .noDraft, .underWay, .notUnderWay, .movedOn, .noWayBack, .closed: .conflict
        case .broken, .unreadable, .stepUnknown, .branchUnknown, .reasonMissing: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.guide.not-found"
        case .stale: "refusal.guide.stale"
        case .noDraft: "refusal.guide.no-draft"
        case .broken(let faults): faults.first?.reason ?? "refusal.guide.unreadable"
        case .unreadable: "refusal.guide.unreadable"
        case .stepUnknown: "refusal.guide.step-unknown"
        case .closed: "refusal.guide.closed"
        case .underWay: "refusal.guide.under-way"
        case .notUnderWay: "refusal.guide.not-under-way"
        case .movedOn: "refusal.guide.moved-on"
        case .branchUnknown: "refusal.guide.branch-unknown"
        case .noWayBack: "refusal.guide.no-way-back"
        case .reasonMissing: "refusal.guide.reason-missing"
        }
    }

    package var details: [String: String] {
        if case .broken(let faults) = self { faults.first?.details ?? [:] } else { [:] }
    }

    package var field: String? {
        switch self {
        case .broken, .unreadable: "document"
        case .stepUnknown: "step"
        case .branchUnknown: "branch"
        case .reasonMissing: "note"
        default: nil
        }
    }
}
