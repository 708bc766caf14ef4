import GRDB
import Logging
import Store
import Synchronization

/// Brings what is committed from the log into the database's file, on a connection of its own: a passive checkpoint keeps
/// neither readers nor the writer waiting (SQLite, "Write-Ahead Logging", 2.2). Should it fall behind, the writer's own
/// checkpoint comes in.
final class LogTidying: Sendable {
    private struct State {
        var commits = 0
        var isAtWork = false
    }

    private let database: DatabaseQueue
    private let state = Mutex(State())
    private let logger: Logger

    /// So many that pages which change again and again are brought over once for all of them.
    private static let commitsBetween = 64

    init(at path: String, logger: Logger) throws {
        var configuration = Configuration()
        configuration.label = "highrock.sqlite.tidying"
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA mmap_size = 0") }
        database = try StorageFault.translating { try DatabaseQueue(path: path, configuration: configuration) }
        self.logger = logger
    }

    func noteCommit() {
        let isDue = state.withLock { state in
            state.commits += 1
            guard state.commits >= Self.commitsBetween, !state.isAtWork else { return false }
            state = State(commits: 0, isAtWork: true)
            return true
        }
        if isDue { database.asyncWriteWithoutTransaction { [self] in tidy($0) } }
    }

    private func tidy(_ database: GRDB.Database) {
        defer { state.withLock { $0.isAtWork = false } }
        do {
            _ = try database.checkpoint(.passive)
        } catch {
            // Nothing is lost: all of it is still in the log.
            logger.warning("the log is not tidied up", metadata: ["fault": "\(error)"])
        }
    }

    func close() throws {
        try database.close()
    }
}
