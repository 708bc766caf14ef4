import Basics

/// What the portal can't show or take.
enum PortalRefusal: Refusal, Equatable {
    /// The link is forged, mistyped or cut short.
    case noSuchRequest
    /// The company takes no questions through its site now.
    case closed

    var standing: Standing {
        switch self {
        case .noSuchRequest: .notFound
        case .closed: .conflict
        }
    }

    var reason: TextKey {
        switch self {
        case .noSuchRequest: "refusal.portal.no-such-request"
        case .closed: "portal.ask.closed.text"
        }
    }
}
