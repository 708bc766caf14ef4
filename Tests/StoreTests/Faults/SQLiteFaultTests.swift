import Foundation
import Store
import StoreSQLite
import TestSupport
import Testing

/// What can happen to a file.
struct SQLiteFaultTests {
    private func overwrite(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: bytes)
        try file.close()
    }

    @Test func `a folder that another engine uses is refused until that is closed`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        let fault = #expect(throws: StorageFault.self) { try SQLiteEngine(path: database.place) }
        #expect(fault == .inUse(database.place + ".lock"))
        await database.engine.close()
        let again = try await database.openedAgain()
        #expect(try await again.read { try $0.count() } == 0)
    }

    @Test func `one who only looks is let in, sees what is committed, and can change nothing`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        let onlooker = Database(try SQLiteEngine(inspecting: database.place))
        try await database.write { tx in try tx.increment() }
        #expect(try await onlooker.read { try $0.count() } == 1)
        await #expect(throws: StorageFault.self) { try await onlooker.write { tx in try tx.increment() } }
        await onlooker.engine.close()
        try await database.write { tx in try tx.increment() }
        #expect(try await database.read { try $0.count() } == 2)
    }

    @Test func `a database that nobody uses can be looked at, and has nothing of it`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        try await database.write { tx in try tx.increment() }
        await database.engine.close()
        let onlooker = Database(try SQLiteEngine(inspecting: database.place))
        #expect(try await onlooker.read { try $0.count() } == 1)
        #expect(try await onlooker.engine.inspect().damage.isEmpty)
        await onlooker.engine.close()
        let opened = try await database.openedAgain()
        try await opened.write { tx in try tx.increment() }
    }

    @Test func `only its owner can read the file`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        for suffix in ["", "-wal", ".lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: database.place + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a closed engine says so`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        await database.engine.close()
        await #expect(throws: StorageFault.self) { try await database.read { try $0.count() } }
        await #expect(throws: StorageFault.self) { try await database.write { try $0.increment() } }
        await database.engine.close()
    }

    @Test func `a full disk refuses what does not fit and goes on with the rest`() async throws {
        let database = try await TestDatabase.with("CREATE TABLE heap (bytes BLOB) STRICT;", on: .sqlite)
        try await database.write { tx in try tx.connection.runScript("PRAGMA max_page_count = 60") }
        await #expect(throws: StorageFault.diskFull) {
            try await database.write { tx in
                try tx.run("INSERT INTO heap (bytes) VALUES (\([UInt8](repeating: 1, count: 400_000)))")
            }
        }
        try await database.write { tx in
            try tx.run("INSERT INTO heap (bytes) VALUES (\([UInt8](repeating: 2, count: 1000)))")
        }
        #expect(try await database.read { try $0.values("SELECT length(bytes) FROM heap") } == [1000])
    }

    @Test func `of many on a full disk those that fit are kept and the others told`() async throws {
        let database = try await TestDatabase.with("CREATE TABLE heap (size INTEGER, bytes BLOB) STRICT;", on: .sqlite)
        try await database.write { tx in try tx.connection.runScript("PRAGMA max_page_count = 60") }
        try await together(20) { index in
            let size = index.isMultiple(of: 4) ? 400_000 : 100
            let insert: SQL = "INSERT INTO heap (size, bytes) VALUES (\(size), \([UInt8](repeating: 1, count: size)))"
            do {
                try await database.write { tx in try tx.run(insert) }
                #expect(size == 100)
            } catch {
                #expect(error as? StorageFault == .diskFull)
                #expect(size == 400_000)
            }
        }
        #expect(try await database.read { try $0.value("SELECT count(*) FROM heap") } == 15)
    }

    @Test(arguments: ["", "-wal"])
    func `nothing is acknowledged into a file that is gone`(suffix: String) async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        try FileManager.default.removeItem(atPath: database.place + suffix)
        await #expect(throws: StorageFault.unreachable(database.place)) {
            try await database.write { tx in try tx.increment() }
        }
    }

    @Test func `a file that is gone is noticed by asking`() async throws {
        let database = try await TestDatabase.withCounter(on: .sqlite)
        try await database.engine.probe()
        try FileManager.default.moveItem(atPath: database.place, toPath: database.place + ".elsewhere")
        await #expect(throws: StorageFault.unreachable(database.place)) { try await database.engine.probe() }
        await #expect(throws: StorageFault.self) { try await database.write { tx in try tx.increment() } }
        try FileManager.default.moveItem(atPath: database.place + ".elsewhere", toPath: database.place)
        try await database.engine.probe()
        #expect(try await database.read { try $0.count() } == 0, "what was refused was not written either")
    }

    @Test func `a file that is no database is refused`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "highrock-\(UUID()).sqlite").path
        defer { for suffix in ["", ".lock"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        try Data("This is a letter and no database, however long it may go on about it.\n".utf8).write(
            to: URL(filePath: path)
        )
        let fault = #expect(throws: StorageFault.self) { try SQLiteEngine(path: path) }
        guard case .damaged = fault else { throw fault ?? .busy }
    }

    @Test func `a folder that is not there is named`() {
        let fault = #expect(throws: StorageFault.self) { try SQLiteEngine(path: "/nowhere/at/all.sqlite") }
        guard case .unreachable(let text) = fault else {
            return #expect(fault == .unreachable("/nowhere/at/all.sqlite"))
        }
        #expect(text.contains("/nowhere/at/all.sqlite"))
    }

    @Test func `an inspection finds a sound database sound`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let inspection = try await database.engine.inspect()
        #expect(inspection.damage.isEmpty)
        #expect(inspection.brokenReferences.isEmpty)
        #expect(inspection.size > 100_000)
    }

    @Test func `an inspection names the damage`() async throws {
        let database = try await TestDatabase.with(
            "CREATE TABLE word (word TEXT NOT NULL) STRICT; CREATE INDEX by_word ON word (word);",
            on: .sqlite
        )
        try await database.write { tx in
            for number in 0..<2000 { try tx.send("INSERT INTO word (word) VALUES (\("word \(number)"))") }
        }
        await database.engine.close()
        try overwrite(database.place, at: 5 * 4096 + 2000, with: Array("damage".utf8) + [0, 255, 0, 255])
        let opened = try await database.openedAgain()
        #expect(try await !opened.engine.inspect().damage.isEmpty)
    }

    @Test func `an inspection names the tables of a broken reference`() async throws {
        let database = try await TestDatabase.with(
            "CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE child (parent INTEGER) STRICT;",
            on: .sqlite
        )
        try await database.write { tx in
            try tx.run("INSERT INTO child (parent) VALUES (1), (2)")
            // A reference that was not there when the rows came.
            try tx.connection.runScript(
                """
                PRAGMA writable_schema = ON;
                UPDATE sqlite_schema SET sql = 'CREATE TABLE child (parent INTEGER REFERENCES parent (id)) STRICT'
                WHERE name = 'child';
                """
            )
        }
        await database.engine.close()
        let opened = try await database.openedAgain()
        #expect(try await opened.engine.inspect().brokenReferences == ["child → parent"])
    }
}
