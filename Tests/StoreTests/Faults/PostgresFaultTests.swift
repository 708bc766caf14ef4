import Foundation
import Store
import StorePostgres
import TestSupport
import Testing

/// What can happen to a server and to the way there.
@Suite(.enabled(if: TestDatabase.engines.contains(.postgres)))
struct PostgresFaultTests {
    @Test func `a connection that was cut while idle is replaced unnoticed`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        try await together(8) { _ in _ = try await database.read { try $0.count() } }
        let other = try await database.openedAgain()
        try await other.cutOthersOff()
        try await together(16) { _ in try await database.write { tx in try tx.increment() } }
        #expect(try await database.read { try $0.count() } == 16)
    }

    @Test func `a transaction that lost its connection is run again from the start`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        let other = try await database.openedAgain()
        let inside = Gate()
        let cut = Gate()
        let runs = Tally()
        async let written: Void = database.write { tx in
            runs.add()
            try tx.increment()
            inside.open()
            cut.wait()
            try tx.increment("b")
        }
        await inside.passed()
        try await other.cutOthersOff()
        cut.open()
        try await written
        #expect(runs.count == 2)
        #expect(try await database.read { try [$0.count(of: "a"), $0.count(of: "b")] } == [1, 1])
    }

    @Test func `a connection that died before anybody listened is no uncertainty`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        let other = try await database.openedAgain()
        let inside = Gate()
        let cut = Gate()
        let runs = Tally()
        async let written: Void = database.write { tx in
            runs.add()
            inside.open()
            cut.wait()
            try tx.send("UPDATE counter SET count = count + 1 WHERE name = 'a'")
        }
        await inside.passed()
        try await other.cutOthersOff()
        cut.open()
        try await written
        #expect(runs.count == 2)
        #expect(try await database.read { try $0.count(of: "a") } == 1)
    }

    @Test func `a connection lost while committing is neither success nor tried again`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        try await database.write { tx in
            try tx.connection.runScript(
                """
                CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER cut AFTER UPDATE ON counter DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION cut();
                """
            )
        }
        let runs = Tally()
        await #expect(throws: StorageFault.uncertain) {
            try await database.write { tx in
                runs.add()
                try tx.increment()
            }
        }
        #expect(runs.count == 1)
        #expect(try await database.read { try $0.count() } == 0)
    }

    @Test func `a server that went away is told of, and found again when it is back`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        var place = try #require(URLComponents(string: database.place))
        let name = String(place.path.dropFirst())
        place.path = "/postgres"
        let server = try await PostgresEngine(url: try #require(place.string), connections: 1)

        try await server.maintain("ALTER DATABASE \(name) ALLOW_CONNECTIONS false")
        try await server.maintain("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
        try await Task.sleep(for: .milliseconds(50))
        let fault = await #expect(throws: StorageFault.self) { try await database.write { tx in try tx.increment() } }
        guard case .unreachable = fault else { throw fault ?? .busy }

        try await server.maintain("ALTER DATABASE \(name) ALLOW_CONNECTIONS true")
        try await Task.sleep(for: .milliseconds(500))
        try await database.write { tx in try tx.increment() }
        #expect(try await database.read { try $0.count() } == 1)
        await server.close()
    }

    @Test func `a server that is not there is told at once`() async {
        await #expect(throws: StorageFault.self) {
            _ = try await PostgresEngine(url: "postgres://highrock@127.0.0.1:9/nothing", connections: 2)
        }
    }

    @Test func `whoever waits too long for a connection is told that all are busy`() async throws {
        let place = try await TestDatabase.withCounter(on: .postgres)
        let database = Database(
            try await PostgresEngine(url: place.place, connections: 1, patience: .milliseconds(300))
        )
        let inside = Gate()
        let go = Gate()
        async let slow = database.read { snapshot in
            inside.open()
            go.wait()
            return try snapshot.count()
        }
        await inside.passed()
        await #expect(throws: StorageFault.busy) { try await database.read { try $0.count() } }
        go.open()
        #expect(try await slow == 0)
        #expect(try await database.read { try $0.count() } == 0)
        await database.engine.close()
    }

    @Test func `a closed engine says so`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        await database.engine.close()
        await #expect(throws: StorageFault.self) { try await database.read { try $0.count() } }
        await database.engine.close()
    }

    @Test func `a read changes nothing, whatever it says`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        await #expect(throws: StorageFault.self) {
            try await database.read { snapshot in try snapshot.connection.run("UPDATE counter SET count = 9") { _ in } }
        }
        #expect(try await database.read { try $0.count() } == 0)
    }

    @Test func `a deferred constraint that fails at the commit undoes all`() async throws {
        let database = try await TestDatabase.with(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
            """,
            on: .postgres
        )
        let fault = await #expect(throws: StorageFault.self) {
            try await database.write { tx in try tx.run("INSERT INTO child (parent) VALUES (1)") }
        }
        guard case .constraint(.reference, _) = fault else { throw fault ?? .busy }
        try await database.write { tx in try tx.run("INSERT INTO parent (id) VALUES (1)") }
    }

    @Test func `an inspection finds a sound database sound, and a broken reference in another`() async throws {
        let database = try await TestDatabase.fresh(on: .postgres)
        let sound = try await database.engine.inspect()
        #expect(sound.damage.isEmpty)
        #expect(sound.brokenReferences.isEmpty)
        #expect(sound.size > 1_000_000)
        try await database.write { tx in
            try tx.connection.runScript(
                "SET LOCAL session_replication_role = replica; INSERT INTO person_role (person, role) VALUES (7, 'manager');"
            )
        }
        #expect(try await database.engine.inspect().brokenReferences == ["person_role → person"])
    }
}
