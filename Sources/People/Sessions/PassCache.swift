import Basics
import Store
import Synchronization

/// What is known of those who came in lately, by the hash of what they showed. An answer is good for some seconds, and gone
/// at once when something happens to the person.
final class PassCache<Pass: Sendable>: Sendable {
    private struct Entry {
        let pass: Pass
        let person: Person.ID
        let read: Moment
    }

    private struct State {
        var entries: [[UInt8]: Entry] = [:]
        /// Raised by every removal, so that what was read before one is not kept after it.
        var generation = 0
    }

    private let state = Mutex(State())
    private let freshness: Duration
    private let capacity: Int

    init(freshness: Duration = .seconds(20), capacity: Int = 10_000) {
        self.freshness = freshness
        self.capacity = capacity
    }

    func find(_ key: [UInt8], at now: Moment) -> Pass? {
        state.withLock { state in
            guard let entry = state.entries[key], now - entry.read < freshness, now >= entry.read else { return nil }
            return entry.pass
        }
    }

    /// To be taken before reading what will be kept.
    var generation: Int { state.withLock(\.generation) }

    func keep(_ pass: Pass, of person: Person.ID, under key: [UInt8], at now: Moment, generation: Int) {
        state.withLock { state in
            guard state.generation == generation else { return }
            if state.entries.count >= capacity { state.entries.removeAll(keepingCapacity: true) }
            state.entries[key] = Entry(pass: pass, person: person, read: now)
        }
    }

    func forget(_ key: [UInt8]) {
        state.withLock { state in
            state.generation += 1
            state.entries[key] = nil
        }
    }

    func forgetAll(of person: Person.ID) {
        state.withLock { state in
            state.generation += 1
            state.entries = state.entries.filter { $0.value.person != person }
        }
    }
}
