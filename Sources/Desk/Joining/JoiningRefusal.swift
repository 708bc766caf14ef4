import Basics

/// Why cases are not joined, parted or linked.
package enum JoiningRefusal: Refusal, Equatable {
    case same
    /// There is no case of this number, or none that this member may know of.
    case otherNotFound
    /// Their clients are two; the clients have to be merged first, or the cases linked.
    case otherClient
    /// One of the two is part of another case already.
    case mergedBefore
    /// The case that it was merged into has become part of another since.
    case survivorMerged
    case notMerged
    /// Nothing was chosen, or nothing would be left.
    case allOrNothing
    case notLinked

    package var standing: Standing {
        switch self {
        case .same, .otherNotFound, .otherClient, .allOrNothing: .invalid
        case .mergedBefore, .survivorMerged, .notMerged, .notLinked: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .same: "refusal.joining.same"
        case .otherNotFound: "refusal.joining.other-not-found"
        case .otherClient: "refusal.joining.other-client"
        case .mergedBefore: "refusal.joining.merged-before"
        case .survivorMerged: "refusal.joining.survivor-merged"
        case .notMerged: "refusal.joining.not-merged"
        case .allOrNothing: "refusal.joining.all-or-nothing"
        case .notLinked: "refusal.joining.not-linked"
        }
    }

    package var field: String? {
        switch self {
        case .same, .otherNotFound, .otherClient: "other"
        case .allOrNothing: "interactions"
        default: nil
        }
    }
}
