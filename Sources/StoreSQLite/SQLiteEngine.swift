import Basics
import GRDB
import Logging
import Store

/// The embedded database: one file in WAL mode, many readers, one writer.
package final class SQLiteEngine: Engine {
    package let dialect = Dialect.sqlite

    let path: String
    private let file: FileIdentity?
    private let lock: FolderLock?
    let pool: DatabasePool
    private let connections: Connections
    private let writer: Writer?
    private let log: LogFile?
    private let flushing: LogFlushing?
    private let tidying: LogTidying?
    private let news = Announcements()

    /// Opens the database at `path`, made if it is not there. Only one engine in one process can have it.
    /// - Throws: `StorageFault`, when another has it or the file is not a database.
    package convenience init(path: String, logger: Logger = Logger(label: "highrock.sqlite")) throws {
        try self.init(path: path, logger: logger, flush: nil)
    }

    /// - Parameter flush: brings the log to the disk, when something else than the system is to do it.
    package init(
        path: String,
        logger: Logger = Logger(label: "highrock.sqlite"),
        flush: LogFlushing.Flush?
    ) throws {
        self.path = path
        lock = try FolderLock(for: path)
        try Self.make(path)
        (pool, connections) = try Self.open(path, .readWrite)
        let file = try FileIdentity(at: path)
        self.file = file
        let log = try LogFile(of: path)
        self.log = log
        let flushing = LogFlushing(flush ?? log.flush)
        self.flushing = flushing
        let tidying = try LogTidying(at: path, logger: logger)
        self.tidying = tidying
        writer = Writer(
            pool,
            connections,
            file: file,
            flushing: flushing,
            tidying: tidying,
            news: news,
            logger: logger
        )
    }

    /// Opens a database that may be in use elsewhere, to look at it only: every write fails.
    package init(inspecting path: String) throws {
        self.path = path
        file = nil
        lock = nil
        (pool, connections) = try Self.open(path, .readOnly)
        writer = nil
        log = nil
        flushing = nil
        tidying = nil
    }

    package func read<Value: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncUnsafeRead { [connections] reader in
                continuation.resume(
                    with: Result {
                        try StorageFault.translating {
                            try connections.connection(of: reader.get()).reading(work)
                        }
                    }
                )
            }
        }
    }

    package func write<Value: Sendable>(
        _ work: @escaping @Sendable (any Connection) throws -> Value
    ) async throws -> Value {
        guard let writer else { throw StorageFault.unreachable("\(path) was opened to look at only") }
        return try await withCheckedThrowingContinuation { continuation in
            writer.run(PendingWrite(work, continuation))
        }
    }

    /// Reading goes on in a file that has lost its name, so success alone says nothing.
    package func probe() async throws {
        try file?.verify()
        try flushing?.verify()
        _ = try await read { try $0.run("SELECT 1") { _ in } }
    }

    package func announcements() -> AsyncStream<Channel> {
        news.listen()
    }

    package func close() async {
        news.finish()
        await withCheckedContinuation { continuation in
            pool.asyncBarrierWriteWithoutTransaction { [connections] _ in
                connections.close()
                continuation.resume()
            }
        }
        // It tidies up the log, which can take a while.
        _ = try? await BlockingPool(label: "highrock.sqlite.close").run { [pool, log, flushing, tidying] in
            flushing?.drain()
            log?.close()
            try tidying?.close()
            try pool.close()
        }
        lock?.release()
    }
}
