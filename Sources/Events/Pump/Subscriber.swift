import Basics
import Store

/// Someone who wants to know what happens.
///
/// Entries come sealed, in order, each at least once: after a fault or a restart some come again, so what `receive` does must
/// bear repeating. When it throws, the same entries come later, and nobody else is held up.
package protocol Subscriber: Sendable {
    /// The name under which its place in the journal is kept; never reuse one.
    var name: String { get }
    var start: SubscriberStart { get }
    /// While it is false nothing is read for this subscriber, and its place stays where it is.
    func isListening() async throws -> Bool
    /// For how long news gathers after a delivery, to be brought together.
    var breath: Duration { get }
    func receive(_ entries: [JournalEntry]) async throws
}

extension Subscriber {
    package func isListening() async throws -> Bool { true }

    /// Whoever keeps a place in the database pays for every delivery with a commit.
    package var breath: Duration { start == .now ? .milliseconds(10) : .milliseconds(100) }
}

/// Where a subscriber begins.
package enum SubscriberStart: Sendable {
    /// At the journal's first entry; its place is kept in the database and one node at a time serves it.
    case beginning
    /// With what happens from now on, on this node, and nothing is kept: for live pages and caches.
    case now
}

/// How far a durable subscriber has come.
package struct Subscription: Record {
    package static let columns: SQL = "name, reached, failures, complaint"

    package let name: String
    package let reached: Int64
    /// In a row, since the last success.
    package let failures: Int
    package let complaint: String?

    /// Tried so often in vain that someone has to look; it is still tried, seldom.
    package var isParked: Bool { failures >= Self.patience }

    static let patience = 8

    package init(from row: inout Row) throws {
        name = try row.read()
        reached = try row.read()
        failures = try row.read()
        complaint = try row.read()
    }
}
