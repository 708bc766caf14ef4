import GRDB
import Store
import Synchronization

/// Our side of each of GRDB's connections, kept for as long as theirs.
final class Connections: Sendable {
    private struct Kept: @unchecked Sendable {
        // safe: a connection is only touched on its own GRDB queue
        let connection: SQLiteConnection
    }

    private struct State {
        var known: [ObjectIdentifier: Kept] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Call it on the queue of `database`.
    func connection(of database: GRDB.Database) throws(StorageFault) -> SQLiteConnection {
        let key = ObjectIdentifier(database)
        let (kept, isClosed) = state.withLock { ($0.known[key], $0.isClosed) }
        guard !isClosed, let handle = database.sqliteConnection else { throw .unreachable("closed") }
        if let kept { return kept.connection }
        let new = Kept(connection: SQLiteConnection(handle))
        state.withLock { $0.known[key] = new }
        return new.connection
    }

    /// Gives up all statements, for SQLite closes no connection that has any. Call it when none is at work.
    func close() {
        let all = state.withLock { state in
            state.isClosed = true
            defer { state.known = [:] }
            return state.known
        }
        for kept in all.values { kept.connection.forgetStatements() }
    }
}
