import Basics

/// The two databases that Highrock runs on.
package enum Dialect: String, Sendable {
    case sqlite
    case postgres
}

/// What an adapter (`StoreSQLite`, `StorePostgres`) does. Everything above talks to `Database`.
package protocol Engine: Sendable {
    var dialect: Dialect { get }

    /// Runs `work` on a consistent view of the data, on a thread that may block.
    func read<Value: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Runs `work` in one transaction and returns when it is on disk. The work may run more than once (after a
    /// serialization failure or a deadlock), so it must change nothing but the database.
    func write<Value: Sendable>(_ work: @escaping @Sendable (any Connection) throws -> Value) async throws -> Value

    /// Tells, from now on, of every committed `Transaction.announce` by any process on this database.
    /// A listener that is slow hears of a channel once, not once for each time; after a lost connection it hears of all
    /// channels that it may have missed.
    func announcements() -> AsyncStream<Channel>

    /// Looks for damage.
    func inspect() async throws -> Inspection

    func close() async
}

/// One connection inside a transaction; used from one thread at a time and only inside the closure that it was given to.
package protocol Connection: AnyObject {
    var dialect: Dialect { get }

    /// Runs one statement, bound, and hands over its rows.
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ statement: SQL, row: (any Columns) throws -> Void) throws -> Int

    /// Runs several statements without values, for migrations.
    func runScript(_ text: String) throws

    /// Tells listeners in every process, once this transaction is committed.
    func announce(_ channel: Channel) throws
}

/// A name under which processes wake one another up; carries no data.
package struct Channel: Hashable, Sendable {
    package let name: String

    package init(_ name: String) {
        self.name = name
    }
}

/// What `highrock doctor` asks of an engine.
package struct Inspection: Sendable {
    /// The engine's own findings of damage, in its words; empty when sound.
    package let damage: [String]
    /// Rows that point to nothing: `table → table`, one a line.
    package let brokenReferences: [String]
    /// Bytes that the database takes.
    package let size: Int64

    package init(damage: [String], brokenReferences: [String], size: Int64) {
        self.damage = damage
        self.brokenReferences = brokenReferences
        self.size = size
    }
}
