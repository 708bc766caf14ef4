import Store
import TestSupport
import Testing

/// A transaction is kept whole or not at all.
struct AllOrNothingTests {
    private struct Whim: Error {}

    @Test(arguments: TestDatabase.engines)
    func `what a closure wrote before it threw is gone`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        await #expect(throws: Whim.self) {
            try await database.write { tx in
                try tx.run("UPDATE counter SET count = 5")
                throw Whim()
            }
        }
        #expect(try await database.read { try $0.count() } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a failing statement undoes those before it`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        await #expect(throws: StorageFault.constraint(kind: .unique, name: "counter.name")) {
            try await database.write { tx in
                try tx.run("UPDATE counter SET count = 5")
                try tx.run("INSERT INTO counter (name, count) VALUES ('a', 1)")
            }
        }
        #expect(try await database.read { try $0.count() } == 0)
    }

    /// Who is told that a transaction failed may begin the next at once, on whatever connection is free.
    @Test(.enabled(if: TestDatabase.engines.contains(.postgres)))
    func `a row that a closure held before it threw is free by then`() async throws {
        let database = try await TestDatabase.withCounter(on: .postgres)
        for _ in 0..<500 {
            await #expect(throws: Whim.self) {
                try await database.write { tx in
                    try tx.run("UPDATE counter SET count = 5")
                    throw Whim()
                }
            }
            let free = try await database.write { tx in
                try tx.value("SELECT count FROM counter FOR UPDATE SKIP LOCKED", as: Int.self)
            }
            try #require(free == 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a statement that nobody waited for undoes them as well`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        await #expect(throws: StorageFault.constraint(kind: .unique, name: "counter.name")) {
            try await database.write { tx in
                try tx.send("UPDATE counter SET count = 5")
                try tx.send("INSERT INTO counter (name, count) VALUES ('a', 1)")
                try tx.send("UPDATE counter SET count = 6")
            }
        }
        #expect(try await database.read { try $0.count() } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a closure that swallows a fault does not save its transaction`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        await #expect(throws: StorageFault.constraint(kind: .unique, name: "counter.name")) {
            try await database.write { tx in
                try tx.run("UPDATE counter SET count = 5")
                _ = try? tx.run("INSERT INTO counter (name, count) VALUES ('a', 1)")
                _ = try? tx.run("UPDATE counter SET count = 6")
            }
        }
        #expect(try await database.read { try $0.count() } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `many statements that nobody waits for are all kept`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await database.write { tx in
            for number in 0..<1000 {
                try tx.send("INSERT INTO counter (name, count) VALUES (\("c\(number)"), \(number))")
            }
        }
        #expect(try await database.read { try $0.value("SELECT sum(count) FROM counter") } == 499_500)
    }

    @Test(arguments: TestDatabase.engines)
    func `a transaction sees what it wrote itself`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let seen = try await database.write { tx in
            try tx.send("UPDATE counter SET count = 3 WHERE name = 'a'")
            return try tx.count()
        }
        #expect(seen == 3)
    }

    @Test(arguments: TestDatabase.engines)
    func `a statement tells how many rows it changed`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let changed = try await database.write { tx in
            [
                try tx.run("UPDATE counter SET count = 1"),
                try tx.run("UPDATE counter SET count = 1 WHERE name = 'nobody'"),
                try tx.run("INSERT INTO counter (name, count) VALUES ('a', 1) ON CONFLICT DO NOTHING"),
                try tx.run("SELECT name FROM counter"),
                try tx.run("DELETE FROM counter"),
            ]
        }
        #expect(changed == [2, 0, 0, 0, 2])
    }

    @Test(arguments: TestDatabase.engines)
    func `a read sees one state from its first statement to its last`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let began = Gate()
        let wrote = Gate()
        async let seen = database.read { snapshot in
            let before = try snapshot.count()
            began.open()
            wrote.wait()
            return (before, try snapshot.count())
        }
        await began.passed()
        try await database.write { tx in try tx.increment() }
        wrote.open()
        let (before, after) = try await seen
        #expect(before == 0)
        #expect(after == 0)
        #expect(try await database.read { try $0.count() } == 1)
    }
}
