import Basics
import Store
import TestSupport
import Testing

@testable import Events

struct JobTests {
    private struct Letter: Codable, Equatable {
        let to: String
        let pages: Int
    }

    @Test(arguments: TestDatabase.engines)
    func `a job is done once, with what it was given`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let hand = Hand(kind: "letter")
        let letter = Letter(to: "Орлова / \"Анна\"", pages: 2)
        _ = try await database.write { try $0.enqueue("letter", payload: letter) }
        let runner = JobRunner(database: database, handlers: [hand])
        #expect(try await runner.runDue() == 1)
        #expect(try await runner.runDue() == 0)
        let job = try #require(hand.done.all.first)
        #expect(try job.payload(as: Letter.self) == letter)
        let kept = try await database.read { try $0.findJob(job.id) }
        #expect(kept?.state == .done)
    }

    @Test(arguments: TestDatabase.engines)
    func `a job that is undone with its transaction is never begun`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        await #expect(throws: Clumsy.self) {
            try await database.write { tx in
                try tx.enqueue("letter", payload: 1)
                throw Clumsy()
            }
        }
        #expect(try await JobRunner(database: database, handlers: [Hand(kind: "letter")]).runDue() == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a job waits until it is due`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        _ = try await database.write { try $0.enqueue("letter", payload: 1, due: $0.now + .minutes(10)) }
        let runner = JobRunner(database: database, handlers: [Hand(kind: "letter")])
        #expect(try await runner.runDue() == 0)
        time.advance(by: .minutes(10))
        #expect(try await runner.runDue() == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is marked is enqueued once, also by many at once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let ids = try await withThrowingTaskGroup(of: Job.ID?.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await database.write { try $0.enqueue("letter", payload: 1, mark: "letter 118") }
                }
            }
            return try await group.reduce(into: [Job.ID?]()) { $0.append($1) }
        }
        #expect(ids.compactMap(\.self).count == 1)
        let runner = JobRunner(database: database, handlers: [Hand(kind: "letter")])
        #expect(try await runner.runDue() == 1)
        #expect(try await database.write { try $0.enqueue("letter", payload: 1, mark: "letter 118") } == nil)
        #expect(try await runner.runDue() == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `of many runners one gets a job`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let hand = Hand(kind: "letter") { _ in try await Task.sleep(for: .milliseconds(1)) }
        _ = try await database.write { tx in
            for number in 0..<80 { try tx.enqueue("letter", payload: number) }
        }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<6 {
                group.addTask { try await JobRunner(database: database, handlers: [hand]).runDue() }
            }
            let count = try await group.reduce(0, +)
            #expect(count == 80)
        }
        #expect(Set(hand.done.all.map(\.id)).count == 80)
        #expect(hand.done.all.count == 80)
        #expect(hand.done.all.allSatisfy { $0.attempts == 1 })
    }

    @Test(arguments: TestDatabase.engines)
    func `a runner does only what it knows how to do`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        _ = try await database.write { try $0.enqueue("fax", payload: 1) }
        #expect(try await JobRunner(database: database, handlers: [Hand(kind: "letter")]).runDue() == 0)
        #expect(try await database.read { try $0.backlog().count } == 1)
    }
}
