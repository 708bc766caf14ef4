import Basics

package enum StaffRefusal: Refusal, Equatable {
    case noSuchPerson
    case loginTaken
    /// Somebody else has changed the same person meanwhile.
    case stale
    /// Without this person nobody could administer the house any more.
    case lastAdministrator
    case hasLeft
    case hasNotLeft

    package var standing: Standing {
        switch self {
        case .noSuchPerson: .notFound
        default: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .noSuchPerson: "refusal.person.unknown"
        case .loginTaken: "refusal.person.login-taken"
        case .stale: "refusal.person.stale"
        case .lastAdministrator: "refusal.person.last-administrator"
        case .hasLeft: "refusal.person.has-left"
        case .hasNotLeft: "refusal.person.has-not-left"
        }
    }

    package var field: String? {
        self == .loginTaken ? "login" : nil
    }
}
