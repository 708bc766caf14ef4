import Basics
import ServiceLifecycle
import Store

/// Whether this node can do its work: not while the schema is brought up, and not while the database is away.
package final class Readiness: Sendable {
    private let schema = Latch()

    package init() {}

    package var isOpen: Bool { schema.isOpen }

    /// The schema is current: whoever waits may begin.
    package func open() {
        schema.open()
    }

    /// Returns once the schema is current.
    /// - Throws: `CancellationError` when the server ends first.
    package func wait() async throws {
        try await schema.wait()
    }

    /// For `/readyz`: also asks the database.
    package func isReady(_ database: Database) async -> Bool {
        guard isOpen else { return false }
        return await (try? database.engine.probe()) != nil
    }
}

/// A service that begins when the schema is current, or not at all when the server ends before.
struct OnceReady<Work: Service>: Service {
    let readiness: Readiness
    let work: Work

    func run() async throws {
        guard await (try? cancelWhenGracefulShutdown { try await readiness.wait() }) != nil else { return }
        try await work.run()
    }
}
