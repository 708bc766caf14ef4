import Basics

/// Why something about a client is declined.
package enum ClientRefusal: Refusal, Equatable {
    /// There is none, or none that this member may know of.
    case notFound
    case contactNotFound
    case pointNotFound
    case fieldNotFound
    case noteNotFound
    case consentNotFound
    case relationNotFound
    /// Somebody was quicker; `current` is the version that stands now.
    case stale(current: Int)
    /// The own manager must be somebody who works here.
    case managerUnknown

    package var standing: Standing {
        switch self {
        case .notFound, .contactNotFound, .pointNotFound, .fieldNotFound, .noteNotFound, .consentNotFound,
            .relationNotFound:
            .notFound
        case .stale: .conflict
        case .managerUnknown: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.client.not-found"
        case .contactNotFound: "refusal.client.contact-not-found"
        case .pointNotFound: "refusal.client.point-not-found"
        case .fieldNotFound: "refusal.client.field-not-found"
        case .noteNotFound: "refusal.client.note-not-found"
        case .consentNotFound: "refusal.client.consent-not-found"
        case .relationNotFound: "refusal.client.relation-not-found"
        case .stale: "refusal.client.stale"
        case .managerUnknown: "refusal.client.manager-unknown"
        }
    }

    package var field: String? {
        self == .managerUnknown ? "own_manager" : nil
    }
}
