import Basics
import Logging
import ServiceLifecycle
import Store

/// PostgreSQL: numbers and chains what many writers have committed side by side, but for what sealed itself
/// (`Transaction.sealsForItself`). Every node runs one; at any moment one of
/// them works. SQLite's single writer seals its own entries, so there this only waits for the end.
package struct Sealer: Service {
    private let database: Database
    private let logger: Logger
    private let batch: Int

    /// An announcement can be lost with the process that was about to make it.
    private static let safetyNet = Duration.seconds(1)
    /// Lets what comes close together be sealed together: a round costs about as much as opening two cases.
    private static let breath = Duration.milliseconds(20)

    package init(database: Database, logger: Logger = Logger(label: "highrock.sealer"), batch: Int = 500) {
        self.database = database
        self.logger = logger
        self.batch = batch
    }

    package func run() async throws {
        guard database.dialect == .postgres else {
            try? await gracefulShutdown()
            return
        }
        let bell = Bell([.journalWritten], every: Self.safetyNet, in: database)
        for await _ in bell.rings.cancelOnGracefulShutdown() {
            do {
                try await sealAll()
                try await Task.sleep(for: Self.breath)
            } catch {
                guard !Task.isCancelled else { break }
                logger.error("sealing failed", metadata: ["error": "\(Complaint.text(of: error))"])
                try? await Task.sleep(for: Self.safetyNet)
            }
        }
        bell.silence()
    }

    /// Seals whatever is committed now.
    /// - Returns: how many entries it sealed.
    @discardableResult
    package func sealAll() async throws -> Int {
        guard database.dialect == .postgres else { return 0 }
        var total = 0
        while try await database.read({ try $0.hasUnsealedEntries() }) {
            total += try await database.write { [batch] in try $0.sealEntries(limit: batch) }
        }
        return total
    }
}
