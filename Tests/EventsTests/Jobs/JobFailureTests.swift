import Basics
import Store
import TestSupport
import Testing

@testable import Events

struct JobFailureTests {
    private static func enqueue(in database: Database) async throws -> Job.ID {
        try #require(try await database.write { try $0.enqueue("letter", payload: 118) })
    }

    @Test(arguments: TestDatabase.engines)
    func `a failed job waits longer each time`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let id = try await Self.enqueue(in: database)
        let runner = JobRunner(database: database, handlers: [Hand(kind: "letter") { _ in throw Clumsy() }])
        for (attempt, longest) in [(1, 10), (2, 20), (3, 40), (4, 80)] {
            #expect(try await runner.runDue() == 1)
            let job = try #require(try await database.read { try $0.findJob(id) })
            #expect(job.state == .waiting)
            #expect(job.attempts == attempt)
            #expect(job.complaint?.contains("Clumsy") == true)
            let wait = job.due - time.now
            #expect(wait >= .seconds(longest) / 2 && wait <= .seconds(longest))
            #expect(try await runner.runDue() == 0)
            time.set(job.due)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a job that fails too often is dead in sight, and can be revived`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let id = try await Self.enqueue(in: database)
        let clumsy = Hand(kind: "letter", attempts: 3) { _ in throw Clumsy() }
        for _ in 0..<5 {
            _ = try await JobRunner(database: database, handlers: [clumsy]).runDue()
            time.advance(by: .hours(2))
        }
        let dead = try await database.read { try $0.deadJobs(limit: 10) }
        #expect(dead.map(\.id) == [id])
        #expect(dead.first?.attempts == 3)
        let told = try await database.read { try $0.history(of: Event.Subject(.job, id)) }
        #expect(told.map(\.kind) == ["job.died"])

        #expect(try await database.write { try $0.revive(job: id, by: .person(3)) })
        #expect(try await JobRunner(database: database, handlers: [Hand(kind: "letter")]).runDue() == 1)
        #expect(try await database.read { try $0.deadJobs(limit: 10) }.isEmpty)
        #expect(try await !database.write { try $0.revive(job: id) })
    }

    @Test(arguments: TestDatabase.engines)
    func `a hopeless job is not tried again`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let id = try await Self.enqueue(in: database)
        let hand = Hand(kind: "letter") { _ in throw HopelessJob("no such address") }
        _ = try await JobRunner(database: database, handlers: [hand]).runDue()
        let job = try await database.read { try $0.findJob(id) }
        #expect(job?.state == .dead)
        #expect(job?.complaint == "no such address")
    }

    @Test(arguments: TestDatabase.engines)
    func `a buried job is out of the way`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let id = try await Self.enqueue(in: database)
        #expect(try await database.write { try $0.bury(job: id, by: .person(3)) })
        #expect(try await JobRunner(database: database, handlers: [Hand(kind: "letter")]).runDue() == 0)
        #expect(try await !database.write { try $0.bury(job: id) })
    }

    @Test(arguments: TestDatabase.engines)
    func `the job of a dead runner is taken over, and the dead one changes nothing any more`(
        on engine: Dialect
    ) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let id = try await Self.enqueue(in: database)
        let silent = try #require(
            try await database.write { try $0.claimJob(of: ["letter"], by: "silent", for: .seconds(60)) }
        )
        let runner = JobRunner(database: database, handlers: [Hand(kind: "letter")])
        #expect(try await runner.runDue() == 0)
        time.advance(by: .seconds(61))
        #expect(try await runner.runDue() == 1)
        #expect(try await database.read { try $0.findJob(id)?.attempts } == 2)
        #expect(try await !database.write { try $0.finish(silent, by: "silent") })
        #expect(try await !database.write { try $0.renewClaim(on: silent, by: "silent", for: .seconds(60)) })
        #expect(
            try await !database.write {
                try $0.putOff(silent, by: "silent", until: $0.now, complaint: "from the dead")
            }
        )
        #expect(try await database.read { try $0.findJob(id)?.state } == .done)
    }

    @Test(arguments: TestDatabase.engines)
    func `a job that takes its runners down with it dies`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let id = try await Self.enqueue(in: database)
        let board = JobBoard([Hand(kind: "letter", attempts: 3)], lease: .seconds(60), database: database)
        for _ in 0..<3 {
            #expect(try await board.claim() != nil)
            time.advance(by: .seconds(61))
        }
        #expect(try await board.claim() == nil)
        let job = try await database.read { try $0.findJob(id) }
        #expect(job?.state == .dead)
        #expect(job?.complaint == "runner lost")
    }

    @Test(arguments: TestDatabase.engines)
    func `a job that is interrupted waits again and has lost no attempt`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let id = try await Self.enqueue(in: database)
        let begun = Collected<Job>()
        let hand = Hand(kind: "letter") { job in
            begun.append(job)
            try await Task.sleep(for: .seconds(60))
        }
        let running = Task { try await JobRunner(database: database, handlers: [hand]).runDue() }
        #expect(try await eventually { !begun.all.isEmpty })
        running.cancel()
        _ = await running.result
        let job = try await database.read { try $0.findJob(id) }
        #expect(job?.state == .waiting)
        #expect(job?.attempts == 0)
    }
}
