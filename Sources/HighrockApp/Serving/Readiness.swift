import Basics
import ServiceLifecycle
import Store
import Synchronization

/// Whether this node can do its work: not while the schema is brought up, and not while the database is away.
package final class Readiness: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    package init() {}

    package var isOpen: Bool { state.withLock(\.isOpen) }

    /// The schema is current: whoever waits may begin.
    package func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns once the schema is current.
    package func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    /// For `/readyz`: also asks the database.
    package func isReady(_ database: Database) async -> Bool {
        guard isOpen else { return false }
        return await (try? database.read { try $0.value("SELECT 1", as: Int.self) }) == 1
    }
}

/// A service that begins when the schema is current.
struct OnceReady<Work: Service>: Service {
    let readiness: Readiness
    let work: Work

    func run() async throws {
        await readiness.wait()
        try await work.run()
    }
}
