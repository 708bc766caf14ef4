import Basics
import Store
import TestSupport
import Testing

/// What goes into a column comes out of it, on both engines.
struct RoundTripTests {
    private static let table = """
        CREATE TABLE kept (
            id INTEGER PRIMARY KEY,
            number INTEGER,
            fraction REAL,
            words TEXT,
            bytes BLOB
        ) STRICT;
        """

    struct Kept: Record, Equatable {
        static let columns: SQL = "number, fraction, words, bytes"

        var number: Int64?
        var fraction: Double?
        var words: String?
        var bytes: [UInt8]?

        init(number: Int64? = nil, fraction: Double? = nil, words: String? = nil, bytes: [UInt8]? = nil) {
            (self.number, self.fraction, self.words, self.bytes) = (number, fraction, words, bytes)
        }

        init(from row: inout Row) throws {
            number = try row.read()
            fraction = try row.read()
            words = try row.read()
            bytes = try row.read()
        }
    }

    private func keep(_ rows: [Kept], on engine: Dialect) async throws -> [Kept] {
        let database = try await TestDatabase.with(Self.table, on: engine)
        try await database.write { tx in
            for (id, row) in rows.enumerated() {
                try tx.send(
                    """
                    INSERT INTO kept (id, number, fraction, words, bytes)
                    VALUES (\(id), \(row.number), \(row.fraction), \(row.words), \(row.bytes))
                    """
                )
            }
        }
        return try await database.read { try $0.all("SELECT \(Kept.columns) FROM kept ORDER BY id") }
    }

    @Test(arguments: TestDatabase.engines)
    func `numbers keep their last bit`(on engine: Dialect) async throws {
        let rows =
            [0, 1, -1, Int64.max, Int64.min, 1 << 53 + 1].map { Kept(number: $0) }
            + [0.1, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .pi, -123_456_789.125].map {
                Kept(fraction: $0)
            }
        #expect(try await keep(rows, on: engine) == rows)
    }

    @Test(arguments: TestDatabase.engines)
    func `text keeps every letter`(on engine: Dialect) async throws {
        let rows = [
            "", " ", "Ёлка", "日本語", "👩‍👩‍👧‍👦🇷🇺", "e\u{301}", "'; DROP TABLE kept; --", "$1 :a @b \\x41 %s", "line\r\n\ttab",
            String(repeating: "я", count: 500_000),
        ].map { Kept(words: $0) }
        #expect(try await keep(rows, on: engine) == rows)
    }

    @Test(arguments: TestDatabase.engines)
    func `bytes keep their zeros`(on engine: Dialect) async throws {
        let rows = [[], [0], [0, 0, 1, 0], Array(0...255), Array(repeating: 92, count: 300_000)].map { Kept(bytes: $0) }
        #expect(try await keep(rows, on: engine) == rows)
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing stays nothing, whichever column it is in and whatever stood there before`(on engine: Dialect)
        async throws
    {
        let full = Kept(number: 1, fraction: 2.5, words: "три", bytes: [4])
        var rows = [Kept()]
        for present in 0..<16 {
            var row = full
            if present & 1 == 0 { row.number = nil }
            if present & 2 == 0 { row.fraction = nil }
            if present & 4 == 0 { row.words = nil }
            if present & 8 == 0 { row.bytes = nil }
            rows.append(row)
        }
        #expect(try await keep(rows, on: engine) == rows)
    }

    @Test(arguments: TestDatabase.engines, [1, 2, 3])
    func `random rows come back as they were`(on engine: Dialect, seed: UInt64) async throws {
        var chance = SeededRandom(seed: seed)
        let rows = (0..<200).map { _ in Kept.random(using: &chance) }
        #expect(try await keep(rows, on: engine) == rows)
    }

    @Test(arguments: TestDatabase.engines)
    func `a zero character, which PostgreSQL can't keep, is replaced on both engines`(on engine: Dialect) async throws {
        let found = try await keep([Kept(words: "a\u{0}b")], on: engine)
        #expect(found == [Kept(words: "a\u{FFFD}b")])
    }

    @Test(arguments: TestDatabase.engines)
    func `sums, counts and truths read as numbers`(on engine: Dialect) async throws {
        let database = try await TestDatabase.withCounter(on: engine)
        let read = try await database.read { snapshot in
            try snapshot.first("SELECT count(*), sum(count), avg(count), 1 = 1, 1 = 2, EXISTS (SELECT 1) FROM counter")
            { row in
                let numbers = [try row.read(Int.self), try row.read(Int.self)]
                let average = try row.read(Double.self)
                return (numbers, average, [try row.read(Bool.self), try row.read(Bool.self), try row.read(Bool.self)])
            }
        }
        let (numbers, average, truths) = try #require(read)
        #expect(numbers == [2, 0])
        #expect(average == 0)
        #expect(truths == [true, false, true])
    }
}

extension RoundTripTests.Kept {
    fileprivate static func random(using chance: inout SeededRandom) -> Self {
        func maybe<Value>(_ value: Value) -> Value? {
            Int.random(in: 0..<4, using: &chance) == 0 ? nil : value
        }
        let length = Int.random(in: 0..<40, using: &chance)
        let scalars = (0..<length).compactMap { _ in Unicode.Scalar(UInt32.random(in: 1...0x1FFFF, using: &chance)) }
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &chance) }
        let fraction = Double(bitPattern: .random(in: 0...(.max), using: &chance))
        return Self(
            number: maybe(.random(in: .min ... .max, using: &chance)),
            fraction: maybe(fraction.isFinite ? fraction : 0.5),
            words: maybe(String(String.UnicodeScalarView(scalars))),
            bytes: maybe(bytes)
        )
    }
}
