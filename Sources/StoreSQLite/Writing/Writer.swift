import GRDB
import Logging
import Store

/// Commits writes together: whoever came while the disk was busy shares the next commit, and all are answered only when
/// that commit is on disk; meanwhile the next ones are written. Each but the first runs in a savepoint of its own, so that one's
/// failure is not its neighbours'.
///
/// A write that comes alone is committed at once.
final class Writer: Sendable {
    private let queue = WriteQueue(limit: 4096)
    private let pool: DatabasePool
    private let connections: Connections
    private let file: FileIdentity
    private let flushing: LogFlushing
    private let tidying: LogTidying
    private let news: Announcements
    private let logger: Logger

    /// How many may share a commit, and how many join it at a time.
    private static let most = 128
    private static let some = 8

    init(
        _ pool: DatabasePool,
        _ connections: Connections,
        file: FileIdentity,
        flushing: LogFlushing,
        tidying: LogTidying,
        news: Announcements,
        logger: Logger
    ) {
        self.pool = pool
        self.connections = connections
        self.file = file
        self.flushing = flushing
        self.tidying = tidying
        self.news = news
        self.logger = logger
    }

    func run(_ write: PendingWrite) {
        switch queue.append(write) {
        case .queued: break
        case .refused: write.refuse(StorageFault.busy)
        case .first: pool.asyncWriteWithoutTransaction { [self] database in serve(on: database) }
        }
    }

    private func serve(on database: GRDB.Database) {
        var patience = Patience()
        while true {
            let writes = queue.takeOrLeave(atMost: Self.some)
            if writes.isEmpty { return }
            do {
                commit(writes, on: try connections.connection(of: database), takingMore: &patience)
            } catch {
                for write in writes { write.refuse(error) }
            }
        }
    }

    private func commit(
        _ writes: [PendingWrite],
        on connection: SQLiteConnection,
        takingMore patience: inout Patience
    ) {
        var writes = writes
        var answers: [PendingWrite.Answer] = []
        do {
            try file.verify()
            try flushing.verify()
            patience.begin(flushing.lastTook)
            try connection.begin()
            for write in writes { answers.append(try attempt(write, on: connection, isFirst: answers.isEmpty)) }
            while writes.count < Self.most, patience.lasts {
                let more = queue.take(atMost: Self.some)
                if more.isEmpty { break }
                writes += more
                for write in more { answers.append(try attempt(write, on: connection, isFirst: false)) }
            }
            try connection.commit()
        } catch {
            connection.rollBack()
            refuse(writes, on: connection, because: error)
            return
        }
        let committed = Committed(writes: writes, answers: answers, channels: Set(connection.announced))
        flushing.keep(atOnce: queue.isEmpty) { [self] fault in confirm(committed, fault) }
    }

    private struct Committed: Sendable {
        let writes: [PendingWrite]
        let answers: [PendingWrite.Answer]
        let channels: Set<Channel>
    }

    /// What to answer when all is committed. A refusal waits as well: it may rest on what a neighbour wrote.
    private func attempt(_ write: PendingWrite, on connection: SQLiteConnection, isFirst: Bool) throws
        -> PendingWrite.Answer
    {
        do {
            return try isFirst ? connection.first(write.attempt) : connection.nested(write.attempt)
        } catch  where connection.isInTransaction {
            return { write.refuse(error) }
        }
    }

    /// - Parameter fault: why it may not be on disk.
    private func confirm(_ committed: Committed, _ fault: StorageFault?) {
        do {
            if let fault { throw fault }
            try file.verify()
        } catch {
            logger.critical("a commit may be lost", metadata: ["fault": "\(error)"])
            // Who finds the file again, or opens it anew, may find them in it.
            for write in committed.writes { write.refuse(StorageFault.uncertain) }
            return
        }
        news.tell(committed.channels)
        tidying.noteCommit()
        for answer in committed.answers { answer() }
    }

    /// The whole transaction was lost, by the fault of one or for want of room: each gets another chance without the others.
    /// When the database itself is away or held by another, waiting for it once is enough for all.
    private func refuse(_ writes: [PendingWrite], on connection: SQLiteConnection, because error: any Error) {
        logger.warning("a commit failed", metadata: ["writes": "\(writes.count)", "fault": "\(error)"])
        if writes.count == 1 || (error as? StorageFault)?.concernsAll == true {
            for write in writes { write.refuse(error) }
        } else {
            for write in writes {
                var none = Patience.none
                commit([write], on: connection, takingMore: &none)
            }
        }
    }
}
