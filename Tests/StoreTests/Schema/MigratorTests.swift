import Schema
import Store
import Synchronization
import TestSupport
import Testing

/// A database goes forward to the schema of the program, and never anywhere else.
struct MigratorTests {
    private static let first = Migration(1, "first", "CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT;")
    private static let second = Migration(
        2,
        "second",
        "CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT; INSERT INTO two (id) VALUES (1);"
    )

    @Test(arguments: TestDatabase.engines)
    func `an empty database gets every step, and none twice`(on engine: Dialect) async throws {
        let database = try await TestDatabase.empty(on: engine)
        let told = Mutex<[Int]>([])
        let migrator = Migrator(database)
        for _ in 0..<2 {
            try await migrator.run { step in told.withLock { $0.append(step.number) } }
            #expect(try await migrator.isCurrent())
        }
        #expect(told.withLock { $0 } == Migration.all.map(\.number))
    }

    @Test(arguments: TestDatabase.engines)
    func `a later step is added to what is there`(on engine: Dialect) async throws {
        let database = try await TestDatabase.empty(on: engine)
        try await Migrator(database, steps: [Self.first]).run()
        try await database.write { tx in try tx.run("INSERT INTO one (id) VALUES (7)") }
        let migrator = Migrator(database, steps: [Self.first, Self.second])
        #expect(try await !migrator.isCurrent())
        try await migrator.run()
        #expect(try await database.read { try $0.values("SELECT id FROM one UNION ALL SELECT id FROM two") } == [7, 1])
    }

    @Test(arguments: TestDatabase.engines)
    func `a database that a newer program has used is refused untouched`(on engine: Dialect) async throws {
        let database = try await TestDatabase.empty(on: engine)
        try await Migrator(database, steps: [Self.first, Self.second]).run()
        let older = Migrator(database, steps: [Self.first])
        await #expect(throws: SchemaRefusal.newer(than: 1, found: 2)) { try await older.run() }
        await #expect(throws: SchemaRefusal.newer(than: 1, found: 2)) { _ = try await older.isCurrent() }
    }

    @Test(arguments: TestDatabase.engines)
    func `a past that reads otherwise is refused`(on engine: Dialect) async throws {
        let database = try await TestDatabase.empty(on: engine)
        try await Migrator(database, steps: [Self.first]).run()
        let edited = Migration(1, "first", Self.first.script + " ")
        await #expect(throws: SchemaRefusal.changedPast(step: 1, name: "first")) {
            try await Migrator(database, steps: [edited, Self.second]).run()
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a step that fails leaves nothing of itself and all before it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.empty(on: engine)
        let broken = Migration(
            2,
            "broken",
            "CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE one (id INTEGER) STRICT;"
        )
        await #expect(throws: StorageFault.self) { try await Migrator(database, steps: [Self.first, broken]).run() }
        try await Migrator(database, steps: [Self.first, Self.second]).run()
        #expect(try await database.read { try $0.values("SELECT id FROM two") } == [1])
    }

    @Test(arguments: TestDatabase.engines)
    func `two that start together do the work once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.empty(on: engine)
        let told = Mutex<[Int]>([])
        try await together(4) { _ in
            try await Migrator(database).run { step in told.withLock { $0.append(step.number) } }
        }
        #expect(try await Migrator(database).isCurrent())
        #expect(Set(told.withLock { $0 }).count == Migration.all.count)
    }

    @Test func `both engines get the same tables with the same columns`() async throws {
        guard TestDatabase.engines.contains(.postgres) else { return }
        let sqlite = try await TestDatabase.fresh(on: .sqlite).read { snapshot in
            try snapshot.values(
                """
                SELECT t.name || '.' || c.name || CASE WHEN c."notnull" = 1 OR c.pk > 0 THEN ' not null' ELSE '' END
                FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'
                    AND (t.name NOT LIKE 'search!_%' ESCAPE '!' OR t.name = 'search_doc')
                """,
                as: String.self
            )
        }
        let postgres = try await TestDatabase.fresh(on: .postgres).read { snapshot in
            try snapshot.values(
                """
                SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END
                FROM information_schema.columns WHERE table_schema = 'public'
                """,
                as: String.self
            )
        }
        // Full text lies in tables of its own on the one and in a column on the other.
        #expect(Set(sqlite).symmetricDifference(postgres) == ["search_doc.vector not null"])
    }

    @Test(arguments: TestDatabase.engines)
    func `every series of numbers is there`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let numbers = try await database.write { tx in try NumberSeries.allCases.map { try tx.nextNumber(in: $0) } }
        #expect(numbers.allSatisfy { $0 > 0 })
    }
}
