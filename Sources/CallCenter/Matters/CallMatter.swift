import Basics
import Events
import Store

/// What calls are about, as the company sorts them (SPEC T2).
package struct CallMatter: Sendable, Hashable {
    package typealias ID = Basics.ID<CallMatter>

    package let id: ID
    package let name: String
    /// No call gets it any more.
    package let closed: Moment?

    package static let longest = 60

    package var eventSubject: Event.Subject { Event.Subject(.callMatter, id) }
}

package enum CallMatterRefusal: Refusal, Equatable {
    case notFound
    case nameTaken

    package var standing: Standing { self == .notFound ? .notFound : .invalid }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.call-matter.not-found"
        case .nameTaken: "refusal.call-matter.name-taken"
        }
    }

    package var field: String? { self == .nameTaken ? "name" : nil }
}
