import Basics
import Events
import People
import Store
import TestSupport
import Testing

/// The company's name over every page.
struct SignboardTests {
    @Test(arguments: TestDatabase.engines)
    func `the name is read once, and again when the journal tells of a change`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let board = Signboard(database: database)
        #expect(await board.text().isEmpty)
        try await database.write { tx in
            _ = try CompanyBook(tx, .program).change(to: People.Company(name: "Северная связь"))
        }
        #expect(await board.text().isEmpty, "nobody has told it yet")
        let entries = try await database.read { try $0.history(of: Event.Subject(kind: .system, rawValue: 0)) }
        #expect(entries.count == 1)
        board.receive(entries)
        #expect(await board.text() == "Северная связь")
    }

    @Test(arguments: TestDatabase.engines)
    func `the last known name stays while the database is away`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await database.write { tx in
            _ = try CompanyBook(tx, .program).change(to: People.Company(name: "Северная связь"))
        }
        let board = Signboard(database: database)
        #expect(await board.text() == "Северная связь")
        await database.engine.close()
        board.turn()
        #expect(await board.text() == "Северная связь")
    }
}
