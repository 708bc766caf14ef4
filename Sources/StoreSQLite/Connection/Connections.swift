import GRDB
import Store
import Synchronization

/// Our side of each of GRDB's connections, kept for as long as theirs.
final class Connections: Sendable {
    private struct Kept: @unchecked Sendable {
        // safe: a connection is only touched on its own GRDB queue
        let connection: SQLiteConnection
    }

    private let known = Mutex<[ObjectIdentifier: Kept]>([:])

    /// Call it on the queue of `database`.
    func connection(of database: GRDB.Database) throws(StorageFault) -> SQLiteConnection {
        let key = ObjectIdentifier(database)
        if let kept = known.withLock({ $0[key] }) { return kept.connection }
        guard let handle = database.sqliteConnection else { throw .unreachable("closed") }
        let kept = Kept(connection: SQLiteConnection(handle))
        known.withLock { $0[key] = kept }
        return kept.connection
    }

    /// SQLite closes no connection that has statements. Call it when none is at work.
    func forgetStatements() {
        let all = known.withLock { known in
            defer { known = [:] }
            return known
        }
        for kept in all.values { kept.connection.forgetStatements() }
    }
}
