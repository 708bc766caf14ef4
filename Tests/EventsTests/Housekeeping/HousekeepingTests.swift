import Basics
import Events
import Store
import TestSupport
import Testing

struct HousekeepingTests {
    @Test(arguments: TestDatabase.engines)
    func `what has served its time goes and what has not stays`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let letter = Hand(kind: "letter")
        let house = Housekeeping(database: database, chores: Chore.ofEvents)
        let runner = JobRunner(database: database, handlers: [letter, house], recurring: [Housekeeping.turn])

        try await Self.leaveTraces(in: database)
        _ = try await runner.runDue()
        #expect(try await Self.traces(in: database) == ["jobs": 1, "keys": 1])

        time.advance(by: .days(8))
        try await Self.leaveTraces(in: database)
        _ = try await runner.runDue()
        #expect(try await Self.traces(in: database) == ["jobs": 2, "keys": 1])

        time.advance(by: .days(23))
        _ = try await runner.runDue()
        #expect(try await Self.traces(in: database) == ["jobs": 1, "keys": 0])
    }

    @Test(arguments: TestDatabase.engines)
    func `a chore that fails does not keep the others from being done`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let done = Collected<String>()
        let chores = [
            Chore("first") { _ in throw Clumsy() },
            Chore("second") { _ in
                done.append("second")
                return 0
            },
        ]
        let house = Housekeeping(database: database, chores: chores)
        let runner = JobRunner(database: database, handlers: [house], recurring: [Housekeeping.turn])
        _ = try await runner.runDue()
        #expect(done.all == ["second"])
    }

    private static func leaveTraces(in database: Database) async throws {
        try await database.write { tx in
            try tx.enqueue("letter", payload: 1)
            let key = IdempotencyKey(owner: "a", word: tx.now.rfc3339, fingerprint: [])
            _ = try tx.once(key) { StoredAnswer(status: 200, body: "") }
        }
    }

    private static func traces(in database: Database) async throws -> [String: Int] {
        try await database.read { snapshot in
            [
                "jobs": try snapshot.value("SELECT COUNT(*) FROM job WHERE kind = 'letter'") ?? 0,
                "keys": try snapshot.value("SELECT COUNT(*) FROM idempotency_key") ?? 0,
            ]
        }
    }
}
