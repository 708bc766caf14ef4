import Basics
import People
import Store
import Telephony

/// Somebody who called and reached nobody, and is to be called back.
package struct Callback: Sendable, Hashable {
    package typealias ID = Basics.ID<Callback>

    package let id: ID
    package let phone: PhoneNumber
    package let queue: CallQueue.ID?
    package let lastCall: PhoneCall.ID
    /// How often they have called in vain.
    package let calls: Int
    /// How often we have, since they asked last.
    package let attempts: Int
    /// When we did last.
    package let tried: Moment?
    /// They asked for it, or were promised it.
    package let isAsked: Bool
    package let since: Moment
    package let last: Moment
    package let settled: Moment?
}

extension Callback: Record {
    package static let columns: SQL = """
        call_back.id, call_back.phone, call_back.queue, call_back.last_call, call_back.calls, call_back.attempts,
        call_back.tried, call_back.is_asked, call_back.since, call_back.last, call_back.settled
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        phone = try row.read()
        queue = try row.read()
        lastCall = try row.read()
        calls = try row.read()
        attempts = try row.read()
        tried = try row.read()
        isAsked = try row.read()
        since = try row.read()
        last = try row.read()
        settled = try row.read()
    }
}

package enum CallbackRefusal: Refusal, Equatable {
    case notFound
    /// The same number waits on the list again.
    case waitsAgain

    package var standing: Standing { self == .notFound ? .notFound : .conflict }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.call-back.not-found"
        case .waitsAgain: "refusal.call-back.waits-again"
        }
    }
}
