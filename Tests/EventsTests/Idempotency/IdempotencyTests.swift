import Basics
import Events
import Store
import TestSupport
import Testing

struct IdempotencyTests {
    private static let key = IdempotencyKey(owner: "token 5", word: "a1b2", fingerprint: [1, 2, 3])

    private struct Declined: Error {}

    /// An effect that can be counted, and its answer.
    @discardableResult
    private static func act(
        _ key: IdempotencyKey,
        in database: Database,
        declining: Bool = false
    ) async throws -> (answer: StoredAnswer, replayed: Bool) {
        try await database.write { tx in
            try tx.once(key) {
                try tx.record(Diary.event(), by: .system)
                if declining { throw Declined() }
                return StoredAnswer(status: 201, body: "{\"id\":\"\(tx.newID(Diary.Thing.self))\"}")
            }
        }
    }

    private static func effects(in database: Database) async throws -> Int {
        try await database.read { try $0.history(of: Diary.event().subject).count }
    }

    @Test(arguments: TestDatabase.engines)
    func `the same request sent twice is done once and answered the same`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let first = try await Self.act(Self.key, in: database)
        let second = try await Self.act(Self.key, in: database)
        #expect(!first.replayed)
        #expect(second.replayed)
        #expect(first.answer == second.answer)
        #expect(first.answer.status == 201)
        #expect(try await Self.effects(in: database) == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a key that was used for another request is refused`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Self.act(Self.key, in: database)
        let other = IdempotencyKey(owner: Self.key.owner, word: Self.key.word, fingerprint: [9])
        await #expect(throws: IdempotencyRefusal.reused) { try await Self.act(other, in: database) }
        #expect(try await Self.effects(in: database) == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `two programs may choose the same word`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        try await Self.act(Self.key, in: database)
        let other = IdempotencyKey(owner: "token 6", word: Self.key.word, fingerprint: [9])
        #expect(try await !Self.act(other, in: database).replayed)
        #expect(try await Self.effects(in: database) == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `a key whose request was refused can be used again`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        await #expect(throws: Declined.self) { try await Self.act(Self.key, in: database, declining: true) }
        #expect(try await Self.effects(in: database) == 0)
        #expect(try await !Self.act(Self.key, in: database).replayed)
    }

    @Test(arguments: TestDatabase.engines)
    func `the same request many times at once has one effect`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let answers = try await withThrowingTaskGroup(of: StoredAnswer.self) { group in
            for _ in 0..<16 { group.addTask { try await Self.act(Self.key, in: database).answer } }
            return try await group.reduce(into: Set<StoredAnswer>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(try await Self.effects(in: database) == 1)
    }
}
