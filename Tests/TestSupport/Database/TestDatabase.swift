import Basics
import Foundation
import Store
import StorePostgres
import StoreSQLite

/// Databases for tests: each test gets one of its own, with the whole schema and nothing in it, and it is removed when the
/// last reference to it goes.
///
///     @Test(arguments: TestDatabase.engines)
///     func `a closed case cannot be taken`(on engine: Dialect) async throws {
///         let database = try await TestDatabase.fresh(on: engine)
///         …
///     }
package enum TestDatabase {
    /// SQLite, and PostgreSQL where `HIGHROCK_TEST_POSTGRES` names a cluster (`scripts/postgres-cluster`).
    package static let engines: [Dialect] = postgresURL == nil ? [.sqlite] : [.sqlite, .postgres]

    static let postgresURL = ProcessInfo.processInfo.environment["HIGHROCK_TEST_POSTGRES"]

    /// - Parameter time: what the database takes for now; `FixedTime` unless told otherwise.
    package static func fresh(on dialect: Dialect, time: any TimeSource = FixedTime()) async throws -> Database {
        Database(try await fresh(.migrated, on: dialect), time: time, ids: IDSource(node: 1))
    }

    /// A database without any table, for tests of the schema itself.
    package static func empty(on dialect: Dialect, time: any TimeSource = FixedTime()) async throws -> Database {
        Database(try await fresh(.empty, on: dialect), time: time, ids: IDSource(node: 1))
    }

    /// One that another process has made.
    package static func opened(at place: String, time: any TimeSource) async throws -> Database {
        let engine: any Engine =
            place.hasPrefix("/") ? try SQLiteEngine(path: place) : try await PostgresEngine(url: place, connections: 4)
        return Database(engine, time: time, ids: IDSource(node: 2))
    }

    enum Content {
        case empty
        case migrated
    }

    private static func fresh(_ content: Content, on dialect: Dialect) async throws -> any Engine {
        switch dialect {
        case .sqlite: try await SQLiteTemplate.shared.engine(with: content)
        case .postgres: try await PostgresTemplate.shared.engine(with: content)
        }
    }
}
