import Basics

/// Why two clients are not made one, or not two again.
package enum MergeRefusal: Refusal, Equatable {
    /// There is none, or none that this member may know of.
    case notFound
    case same
    /// One of the two was merged into another meanwhile.
    case mergedBefore
    /// The own manager may not know of the one that is confidential.
    case managerMayNotKnow
    case undoneBefore
    /// The survivor was itself merged into another since; that has to be taken back first.
    case survivorMerged
    /// Cases of the two were made one since; they have to be parted first.
    case casesJoined

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .same, .managerMayNotKnow: .invalid
        case .mergedBefore, .undoneBefore, .survivorMerged, .casesJoined: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.merge.not-found"
        case .same: "refusal.merge.same"
        case .mergedBefore: "refusal.merge.merged-before"
        case .managerMayNotKnow: "refusal.merge.manager-may-not-know"
        case .undoneBefore: "refusal.merge.undone-before"
        case .survivorMerged: "refusal.merge.survivor-merged"
        case .casesJoined: "refusal.merge.cases-joined"
        }
    }

    package var field: String? {
        switch self {
        case .same: "into"
        case .managerMayNotKnow: "own_manager"
        default: nil
        }
    }
}
