import Schema
import Store
import TestSupport

extension TestDatabase {
    /// A database with the tables of `script` alone, written as migrations are.
    static func with(_ script: String, on engine: Dialect) async throws -> Database {
        let database = try await empty(on: engine)
        try await Migrator(database, steps: [Migration(1, "test", script)]).run()
        return database
    }

    /// A database with a row of numbers to count in: `counter (name, count)`.
    static func withCounter(on engine: Dialect) async throws -> Database {
        let database = try await with(
            "CREATE TABLE counter (name TEXT PRIMARY KEY, count INTEGER NOT NULL CHECK (count >= 0)) STRICT;",
            on: engine
        )
        try await database.write { tx in try tx.run("INSERT INTO counter (name, count) VALUES ('a', 0), ('b', 0)") }
        return database
    }
}

extension Database {
    /// Ends every other session on this PostgreSQL database.
    func cutOthersOff() async throws {
        try await read { snapshot in
            _ = try snapshot.values(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """,
                as: Bool.self
            )
        }
    }
}

extension Snapshot {
    func count(of name: String = "a") throws -> Int {
        try value("SELECT count FROM counter WHERE name = \(name)") ?? -1
    }
}

extension Transaction {
    /// Reads, thinks and writes: what goes wrong when two do it at once.
    func increment(_ name: String = "a") throws {
        let count = try count(of: name)
        try run("UPDATE counter SET count = \(count + 1) WHERE name = \(name)")
    }
}

/// Runs `body` so many times at once.
func together(_ times: Int, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    try await withThrowingTaskGroup { group in
        for index in 0..<times {
            group.addTask { try await body(index) }
        }
        try await group.waitForAll()
    }
}
