import Events
import Store
import Synchronization

/// When each topic last had news, by the journal. It is read on as far as the reader of a page sees, so it knows of everything
/// that this reader's page would show, whichever node has written it.
package final class TopicNews: Sendable {
    /// What an entry of the journal makes out of date.
    package enum Reach: Sendable {
        case topics([Topic])
        /// More than can be named, as when somebody's name has changed.
        case everything
    }

    /// A place in the journal that a page was read at.
    package struct Place: Sendable, Hashable {
        let seq: Int64
    }

    private struct State {
        /// Nothing is known of what was before.
        var beginning: Int64?
        var reached: Int64 = 0
        var latest: [Topic: Int64] = [:]

        mutating func begin(at seq: Int64) {
            self = State(beginning: seq, reached: seq)
        }
    }

    private let reach: @Sendable (JournalEntry) -> Reach
    private let state = Mutex(State())

    /// Further behind than this, beginning anew costs less.
    private static let mostBehind: Int64 = 500
    private static let mostTopics = 20_000

    package init(reach: @escaping @Sendable (JournalEntry) -> Reach) {
        self.reach = reach
    }

    /// Reads on in the journal.
    /// - Returns: nil when there is something that has no place in it yet (PostgreSQL, for some milliseconds).
    package func place(in snapshot: Snapshot) throws -> Place? {
        guard let seq = try snapshot.endOfJournal() else { return nil }
        let (reached, isKnown) = state.withLock { ($0.reached, $0.beginning != nil) }
        guard isKnown, seq - reached <= Self.mostBehind else {
            state.withLock { if $0.reached < seq { $0.begin(at: seq) } }
            return Place(seq: seq)
        }
        if seq > reached { note(try snapshot.journal(after: reached, limit: Int(seq - reached))) }
        return Place(seq: seq)
    }

    /// Whether none of the topics had news after `place`.
    func areOld(_ topics: [Topic], since place: Place) -> Bool {
        state.withLock { state in
            guard let beginning = state.beginning, place.seq >= beginning else { return false }
            return topics.allSatisfy { state.latest[$0, default: beginning] <= place.seq }
        }
    }

    private func note(_ entries: [JournalEntry]) {
        let news = entries.map { ($0.seq ?? 0, reach($0)) }
        state.withLock { state in
            for (seq, reach) in news where seq > state.reached {
                switch reach {
                case .everything: state.begin(at: seq)
                case .topics(let topics):
                    for topic in topics { state.latest[topic] = seq }
                    state.reached = seq
                }
            }
            if state.latest.count > Self.mostTopics { state.begin(at: state.reached) }
        }
    }
}
