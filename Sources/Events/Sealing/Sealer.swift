import Basics
import Logging
import ServiceLifecycle
import Store

/// PostgreSQL: numbers and chains what many writers have committed side by side. Every node runs one; at any moment one of
/// them works. SQLite's single writer seals its own entries, so there this only waits for the end.
///
/// It looks for work by itself instead of being told: a `NOTIFY` in every writer's transaction would make all commits queue
/// behind one lock of the server, through their write to disk.
package struct Sealer: Service {
    private let database: Database
    private let logger: Logger
    private let batch: Int

    private static let shortestPause = Duration.milliseconds(4)
    private static let longestPause = Duration.milliseconds(64)
    private static let pauseAfterFault = Duration.seconds(1)

    package init(database: Database, logger: Logger, batch: Int = 500) {
        self.database = database
        self.logger = logger
        self.batch = batch
    }

    package func run() async throws {
        guard database.dialect == .postgres else {
            try? await gracefulShutdown()
            return
        }
        var pause = Self.shortestPause
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let sealed = try await sealBatch()
                if sealed == batch { continue }
                pause = sealed > 0 ? Self.shortestPause : min(pause * 2, Self.longestPause)
            } catch {
                guard !Task.isCancelled else { break }
                logger.error("sealing failed", metadata: ["error": "\(Complaint.text(of: error))"])
                pause = Self.pauseAfterFault
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Seals whatever is committed now.
    /// - Returns: how many entries it sealed.
    @discardableResult
    package func sealAll() async throws -> Int {
        guard database.dialect == .postgres else { return 0 }
        var total = 0
        while true {
            let sealed = try await sealBatch()
            total += sealed
            if sealed < batch { return total }
        }
    }

    private func sealBatch() async throws -> Int {
        guard try await database.read({ try $0.hasUnsealedEntries() }) else { return 0 }
        return try await database.write { [batch] in try $0.sealEntries(limit: batch) }
    }
}
