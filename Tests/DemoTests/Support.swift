import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport

@testable import Demo

/// A company small enough for tests: the same people, fewer clients and contacts.
enum SmallCompany {
    static let clients = 180
    static let interactions = 900

    static func filled(
        on engine: Dialect = .sqlite,
        time: any TimeSource = FixedTime()
    ) async throws -> Database {
        let database = try await TestDatabase.fresh(on: engine, time: time)
        _ = try await company(in: database).fill()
        return database
    }

    static func company(in database: Database) -> DemoCompany {
        DemoCompany(database: database, scale: 1, clients: clients, interactions: interactions)
    }

    /// One that all tests that only look may share.
    static let shared = Task { try await filled() }
}

extension Snapshot {
    func count(_ statement: SQL) throws -> Int {
        try value(statement) ?? 0
    }
}
