import Store
import TestSupport
import Testing

/// Statements are kept compiled, in whatever way they are used.
struct StatementTests {
    @Test(arguments: TestDatabase.engines)
    func `the same text takes other values each time`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await database.write { tx in
            for number in 0..<50 {
                try tx.run("UPDATE counter SET count = \(number) WHERE name = \(number.isMultiple(of: 2) ? "a" : "b")")
            }
        }
        #expect(try await database.read { try [$0.count(of: "a"), $0.count(of: "b")] } == [48, 49])
    }

    @Test(arguments: TestDatabase.engines)
    func `more texts than are kept at a time still run`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        for start in stride(from: 0, to: 1500, by: 300) {
            let numbers = try await database.read { snapshot in
                try (start..<start + 300).map { number in
                    try snapshot.value(SQL(trusted: "SELECT \(number) + ", values: []) + "\(1)", as: Int.self)
                }
            }
            #expect(numbers == Array(start + 1...start + 300))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a query can run inside the rows of the same query`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let pairs = try await database.read { snapshot in
            var pairs: [String] = []
            let names: SQL = "SELECT name FROM counter ORDER BY name"
            try snapshot.each(names) { outer in
                let first: String = try outer.read()
                try snapshot.each(names) { inner in pairs.append(first + (try inner.read(String.self))) }
                pairs += try snapshot.values(names).map { first + $0 }
            }
            return pairs
        }
        #expect(pairs == ["aa", "ab", "aa", "ab", "ba", "bb", "ba", "bb"])
    }

    @Test(arguments: TestDatabase.engines)
    func `rows come one by one, however many there are`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let sum = try await database.read { snapshot in
            var sum = 0
            try snapshot.each(
                """
                WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(2500))
                SELECT n FROM numbers
                """
            ) { row in sum += try row.read(Int.self) }
            return sum
        }
        #expect(sum == 2500 * 2501 / 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever stops reading in the middle leaves the connection usable`(on engine: Dialect) async throws {
        struct Enough: Error {}
        let database = try await TestDatabase.withCounter(on: engine)
        for _ in 0..<20 {
            await #expect(throws: Enough.self) {
                try await database.read { snapshot in
                    try snapshot.each("SELECT name FROM counter") { _ in throw Enough() }
                }
            }
        }
        #expect(try await database.read { try $0.count() } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a fault in the middle of a transaction leaves the connection usable`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        for _ in 0..<20 {
            await #expect(throws: StorageFault.self) {
                try await database.read { snapshot in
                    _ = try snapshot.count()
                    _ = try snapshot.value("SELECT nothing FROM nowhere", as: Int.self)
                }
            }
        }
        #expect(try await database.read { try $0.count() } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a value may be missing the first time and a number the next`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        try await database.write { tx in
            for limit in [Int?.none, 7, nil, 8] {
                try tx.run("UPDATE counter SET count = COALESCE(\(limit), count)")
            }
        }
        #expect(try await database.read { try $0.count() } == 8)
    }

    @Test(arguments: TestDatabase.engines)
    func `an empty closure costs and changes nothing`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        #expect(try await database.read { _ in 7 } == 7)
        #expect(try await database.write { _ in 7 } == 7)
    }
}
