import Basics
import Events
import Store
import Synchronization

/// The company's name as it stands over every page. Read once, and again when it has changed: subscribe it to the journal, so
/// that what is set on another node is seen here too.
package final class Signboard: Sendable {
    private struct State {
        var name = ""
        var isFresh = false
        /// Raised by every change, so that what was read before one is not kept after it.
        var generation = 0
    }

    private let database: Database
    private let state = Mutex(State())

    package init(database: Database) {
        self.database = database
    }

    /// Empty when none is set. While the database is away the last name that was known stays.
    package func text() async -> String {
        let known = state.withLock { $0 }
        guard !known.isFresh, let name = try? await database.read({ try $0.companyName() }) else { return known.name }
        state.withLock { state in
            guard state.generation == known.generation else { return }
            state.name = name
            state.isFresh = true
        }
        return name
    }

    /// The name may be another.
    package func turn() {
        state.withLock { state in
            state.isFresh = false
            state.generation += 1
        }
    }
}

extension Signboard: Subscriber {
    package var name: String { "signboard" }
    package var start: SubscriberStart { .now }

    package func receive(_ entries: [JournalEntry]) {
        if entries.contains(where: { $0.kind == "company.changed" }) { turn() }
    }
}
