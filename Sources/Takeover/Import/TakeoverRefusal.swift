import Basics

package enum TakeoverRefusal: Refusal, Equatable {
    /// Another process takes over the same log.
    case elsewhere(String)

    package var standing: Standing { .conflict }

    package var reason: TextKey {
        switch self {
        case .elsewhere: "refusal.takeover.elsewhere"
        }
    }

    package var details: [String: String] {
        switch self {
        case .elsewhere(let log): ["log": log]
        }
    }
}
