import Basics

/// Why something asked of the telephone is declined at once.
package enum CallWishRefusal: Refusal, Equatable {
    /// It is over, or never was, or is of somebody that the one who asks may not know of.
    case noSuchCall
    /// Somebody else's, and they do not oversee the work of others.
    case notYours
    /// No phone of the house is known for it.
    case noPhone
    /// They are on a call already.
    case onCall
    /// Nobody asks that of a call.
    case unfit
    case noSuchQueue

    package var standing: Standing {
        switch self {
        case .noSuchCall: .notFound
        case .notYours: .forbidden
        case .noPhone, .onCall: .conflict
        case .unfit, .noSuchQueue: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .noSuchCall: "refusal.call-wish.no-such-call"
        case .notYours: "refusal.call-wish.not-yours"
        case .noPhone: "refusal.call-wish.no-phone"
        case .onCall: "refusal.call-wish.on-call"
        case .unfit: "refusal.call-wish.unfit"
        case .noSuchQueue: "refusal.call-wish.no-such-queue"
        }
    }
}
