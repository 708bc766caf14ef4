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

    /// Whether the database is there and answers.
    func probe() async throws

    /// Looks for damage.
    func inspect() async throws -> Inspection

    func close() async
}

extension Engine {
    package func probe() async throws {
        _ = try await read { try $0.run("SELECT 1") { _ in } }
    }
}
