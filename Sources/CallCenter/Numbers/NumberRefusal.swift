import Basics

/// Why something about a number of the house is declined.
package enum NumberRefusal: Refusal, Equatable {
    case notFound
    case stale
    /// It is set up already.
    case taken
    /// A queue that it leads to is closed, or there is none.
    case queueUnfit
    case calendarUnknown
    /// A menu has one key at least.
    case menuEmpty

    package var standing: Standing {
        switch self {
        case .notFound: .notFound
        case .stale: .conflict
        case .taken, .queueUnfit, .calendarUnknown, .menuEmpty: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.service-number.not-found"
        case .stale: "refusal.service-number.stale"
        case .taken: "refusal.service-number.taken"
        case .queueUnfit: "refusal.service-number.queue-unfit"
        case .calendarUnknown: "refusal.service-number.calendar-unknown"
        case .menuEmpty: "refusal.service-number.menu-empty"
        }
    }

    package var field: String? {
        switch self {
        case .notFound, .stale: nil
        case .taken: "digits"
        case .queueUnfit: "queue"
        case .calendarUnknown: "calendar"
        case .menuEmpty: "menu"
        }
    }
}
