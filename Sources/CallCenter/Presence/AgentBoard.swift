import Basics
import People
import Store
import Synchronization

/// What everybody who has a phone is doing, at hand without asking the database: it stands in the bar of every page (SPEC T2).
package final class AgentBoard: Sendable {
    private struct State {
        /// Nil before the first look.
        var known: [Person.ID: AgentPresence]?
        /// Looks are numbered as they begin, so that a late one never puts back what a newer one has seen.
        var begun = 0
        var taken = 0
    }

    private let database: Database
    private let state = Mutex(State())

    package init(_ database: Database) {
        self.database = database
    }

    /// What somebody is doing; nil for who has no phone, and while the database can't be asked.
    package func presence(of person: Person.ID) async -> AgentPresence? {
        if let known = state.withLock({ $0.known }) { return known[person] }
        await look()
        return state.withLock { $0.known?[person] }
    }

    /// Looks anew, as is due after a change made here; other nodes' changes are heard of by `watch`. While the database is away what was
    /// known stays.
    package func look() async {
        let number = state.withLock { state in
            state.begun += 1
            return state.begun
        }
        guard let fresh = try? await database.read({ try $0.presencesAtPhones() }) else { return }
        state.withLock { state in
            guard number > state.taken else { return }
            state.taken = number
            state.known = fresh
        }
    }

    /// Keeps it true until the task is cancelled.
    /// - Parameter tell: hears whose state is another.
    package func watch(tell: @Sendable (Set<Person.ID>) async -> Void) async {
        let news = database.engine.announcements()
        await look()
        var told = state.withLock { $0.known ?? [:] }
        for await channel in news where channel == .agents || channel == .phones {
            await look()
            let known = state.withLock { $0.known ?? [:] }
            let changed = Set(told.keys).union(known.keys).filter { told[$0] != known[$0] }
            told = known
            if !changed.isEmpty { await tell(changed) }
        }
    }
}
