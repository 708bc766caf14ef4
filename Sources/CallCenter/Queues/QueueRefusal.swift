import Basics

/// Why something about a queue is declined.
package enum QueueRefusal: Refusal, Equatable {
    case notFound
    case stale
    /// The standard queue is always there.
    case standard
    case nameTaken
    /// Callers would overflow into the queue that they wait in, or into one that is closed.
    case overflowUnfit
    case personUnknown

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale, .standard: .conflict
        case .nameTaken, .overflowUnfit, .personUnknown: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.call-queue.not-found"
        case .stale: "refusal.call-queue.stale"
        case .standard: "refusal.call-queue.standard"
        case .nameTaken: "refusal.call-queue.name-taken"
        case .overflowUnfit: "refusal.call-queue.overflow-unfit"
        case .personUnknown: "refusal.call-queue.person-unknown"
        }
    }

    package var field: String? {
        switch self {
        case .notFound, .stale, .standard: nil
        case .nameTaken: "name"
        case .overflowUnfit, .personUnknown: "overflow"
        }
    }
}
