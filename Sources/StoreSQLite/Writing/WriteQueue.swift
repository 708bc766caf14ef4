import Synchronization

/// Writes in the order in which they came, and whether somebody is at work on them.
final class WriteQueue: Sendable {
    enum Admission {
        /// Somebody is at work and will come to it.
        case queued
        /// Nobody is at work: the caller has to see to it.
        case first
        /// Too many wait already.
        case refused
    }

    private struct State {
        var waiting: [PendingWrite] = []
        var isServed = false
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { state.withLock(\.waiting.isEmpty) }

    func append(_ write: PendingWrite) -> Admission {
        state.withLock { state in
            guard state.waiting.count < limit else { return .refused }
            state.waiting.append(write)
            guard !state.isServed else { return .queued }
            state.isServed = true
            return .first
        }
    }

    /// Those that wait by now.
    func take(atMost most: Int) -> [PendingWrite] {
        state.withLock { state in
            let taken = Array(state.waiting.prefix(most))
            state.waiting.removeFirst(taken.count)
            return taken
        }
    }

    /// Those that wait by now; none means that the caller is relieved of its service.
    func takeOrLeave(atMost most: Int) -> [PendingWrite] {
        state.withLock { state in
            let taken = Array(state.waiting.prefix(most))
            state.waiting.removeFirst(taken.count)
            if taken.isEmpty { state.isServed = false }
            return taken
        }
    }
}
