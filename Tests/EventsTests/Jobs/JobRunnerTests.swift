import Basics
import Store
import TestSupport
import Testing

@testable import Events

struct JobRunnerTests {
    @Test(arguments: TestDatabase.engines)
    func `a running runner does at once what is enqueued`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let hand = Hand(kind: "letter")
        let runner = Task { try await JobRunner(database: database, handlers: [hand]).run() }
        defer { runner.cancel() }
        for number in 0..<5 {
            _ = try await database.write { try $0.enqueue("letter", payload: number) }
            #expect(try await eventually { hand.done.all.count == number + 1 })
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `no more than its width run side by side, and a long job does not hold up the others`(
        on engine: Dialect
    ) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let seats = Seats(2)
        let crowded = Collected<Job>()
        let hand = Hand(kind: "letter") { job in
            if !seats.take() { crowded.append(job) }
            defer { seats.leave() }
            let number: Int = try job.payload()
            try await Task.sleep(for: number == 0 ? .seconds(60) : .milliseconds(5))
        }
        _ = try await database.write { tx in
            for number in 0..<20 { try tx.enqueue("letter", payload: number) }
        }
        let runner = Task { try await JobRunner(database: database, handlers: [hand], width: 2).run() }
        #expect(try await eventually { hand.done.all.count == 19 })
        #expect(crowded.all.isEmpty)
        runner.cancel()
        _ = await runner.result
        #expect(try await database.read { try $0.backlog().count } == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a claim is renewed while the job goes on`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine, time: SystemTime())
        let hand = Hand(kind: "letter") { _ in try await Task.sleep(for: .milliseconds(900)) }
        _ = try await database.write { try $0.enqueue("letter", payload: 1) }
        let runners = (0..<2).map { _ in
            Task { try await JobRunner(database: database, handlers: [hand], lease: .milliseconds(300)).run() }
        }
        #expect(try await eventually { !hand.done.all.isEmpty })
        try await Task.sleep(for: .milliseconds(500))
        for runner in runners { runner.cancel() }
        #expect(hand.done.all.map(\.attempts) == [1])
    }

    @Test(arguments: TestDatabase.engines)
    func `a regular job comes once a turn for all runners together`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        let hand = Hand(kind: "tidy")
        let runners = (0..<3).map { _ in
            JobRunner(database: database, handlers: [hand], recurring: [Recurring("tidy", every: .hours(1))])
        }
        for turn in 1...3 {
            for runner in runners + runners { _ = try await runner.runDue() }
            #expect(hand.done.all.count == turn)
            time.advance(by: .hours(1))
        }
    }
}
