import Store
import Synchronization
import TestSupport
import Testing

/// Writers at the same time lose nothing of one another.
struct ConcurrencyTests {
    @Test(arguments: TestDatabase.engines)
    func `forty who read, think and write lose no step`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await together(40) { _ in
            try await database.write { tx in try tx.increment() }
        }
        #expect(try await database.read { try $0.count() } == 40)
    }

    @Test(arguments: TestDatabase.engines)
    func `those who ask to be alone are, and on a fresh view`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        // Each adds a row when there are fewer than three: nothing but being alone keeps the fourth out.
        try await together(40) { index in
            try await database.write { tx in
                try tx.alone(on: "rows")
                guard try tx.value("SELECT count(*) FROM counter", as: Int.self) ?? 0 < 5 else { return }
                try tx.run("INSERT INTO counter (name, count) VALUES (\("r\(index)"), 0)")
            }
        }
        #expect(try await database.read { try $0.value("SELECT count(*) FROM counter") } == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `it is not too late to ask after having read`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await together(20) { index in
            try await database.write { tx in
                _ = try tx.count()
                try tx.alone(on: "rows")
                guard try tx.value("SELECT count(*) FROM counter", as: Int.self) ?? 0 < 5 else { return }
                try tx.run("INSERT INTO counter (name, count) VALUES (\("r\(index)"), 0)")
            }
        }
        #expect(try await database.read { try $0.value("SELECT count(*) FROM counter") } == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `two who want the same turnstiles in another order both pass`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await together(20) { index in
            try await database.write { tx in
                try tx.alone(on: index.isMultiple(of: 2) ? "x" : "y")
                _ = try tx.count()
                try tx.alone(on: index.isMultiple(of: 2) ? "y" : "x")
                try tx.increment()
            }
        }
        #expect(try await database.read { try $0.count() } == 20)
    }

    @Test(arguments: TestDatabase.engines)
    func `a turnstile is free again after a failure`(on engine: Dialect) async throws {
        struct Whim: Error {}
        let database = try await TestDatabase.withCounter(on: engine)
        for _ in 0..<20 {
            await #expect(throws: Whim.self) {
                try await database.write { tx in
                    try tx.alone(on: "x")
                    throw Whim()
                }
            }
        }
        try await together(20) { _ in
            try await database.write { tx in
                try tx.alone(on: "x")
                try tx.increment()
            }
        }
        #expect(try await database.read { try $0.count() } == 20)
    }

    @Test(arguments: TestDatabase.engines)
    func `two that lock rows in another order are both kept`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await together(20) { index in
            try await database.write { tx in
                for name in index.isMultiple(of: 2) ? ["a", "b"] : ["b", "a"] { try tx.increment(name) }
            }
        }
        #expect(try await database.read { try [$0.count(of: "a"), $0.count(of: "b")] } == [20, 20])
    }

    @Test(arguments: TestDatabase.engines)
    func `a closure that hides a conflict behind an error of its own is run again all the same`(on engine: Dialect)
        async throws
    {
        struct Misunderstanding: Error {}
        let database = try await TestDatabase.withCounter(on: engine)
        try await together(10) { _ in
            try await database.write { tx in
                do { try tx.increment() } catch { throw Misunderstanding() }
            }
        }
        #expect(try await database.read { try $0.count() } == 10)
    }

    @Test(arguments: TestDatabase.engines)
    func `no number of a series comes twice`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let numbers = Mutex<[Int64]>([])
        try await together(60) { index in
            let number = try await database.write { tx in
                let number = try tx.nextNumber(in: .serviceCase)
                // Some are taken and then not used.
                if index.isMultiple(of: 7) {
                    try tx.run("INSERT INTO setting (name, value) VALUES ('once', '') ON CONFLICT DO NOTHING")
                }
                return number
            }
            numbers.withLock { $0.append(number) }
        }
        let taken = numbers.withLock { $0 }
        #expect(Set(taken).count == 60)
        #expect(taken.allSatisfy { $0 > 10_000 })
    }
}
