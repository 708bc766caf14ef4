import Basics
import Desk
import Events
import Foundation
import People
import Store
import Synchronization
import Takeover
import TestSupport
import Testing

@Suite("Takeover stopped and repeated")
struct ResumedTakeoverTests {
    /// Long enough for several batches; the rows of a case are spread over the file.
    private static let log: String = {
        let states = ["open", "work", "wait", "work", "done"]
        let rows = (0..<12_000).map { row -> String in
            let (number, step) = (row % 2400, row / 2400)
            let minute = row % 60, hour = row / 60 % 24, day = 1 + row / 1440
            let time = "2024-01-" + [day, hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            let written = time.replacing(":", with: "T", maxReplacements: 1) + ":00Z"
            return "K\(number),\(written),\(states[step]),P\((row * 7 + step) % 50)"
        }
        return (["key,time,state,who"] + rows).joined(separator: "\n")
    }()

    @Test(arguments: TestDatabase.engines)
    func `a takeover that was stopped goes on where it was, to the same end`(on engine: Dialect) async throws {
        let whole = try await Scene(on: engine)
        let report = try await whole.takeOver(Self.log, by: Logs.plainMapping)
        #expect((report.rows, report.events, report.cases) == (12_000, 12_000, 2400))
        let stopped = try await Scene(on: engine)
        for batches in [1, 2] { try await stop(stopped, after: batches) }
        let reached = try await stopped.cases().count
        #expect((1..<2400).contains(reached))
        let rest = try await stopped.takeOver(Self.log, by: Logs.plainMapping)
        #expect(rest.resumedAt == reached)
        #expect((rest.rows, rest.events, rest.cases) == (12_000, 12_000, 2400))
        #expect(rest.newCases == 2400 - reached)
        #expect(try await stopped.told() == whole.told())
    }

    /// Cancels between two transactions, when the progress says that so many batches are done.
    private func stop(_ scene: Scene, after batches: Int) async throws {
        let told = Mutex(0)
        let takeover = try scene.takeover(of: Self.log.utf8, by: Logs.plainMapping) { progress in
            let count = told.withLock { count in
                if progress.cases > 0 { count += 1 }
                return count
            }
            if count > batches { withUnsafeCurrentTask { $0?.cancel() } }
        }
        let stopped = await thrown(as: CancellationError.self) { _ = try await Task { try await takeover.run() }.value }
        #expect(stopped != nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `the same log again brings nothing new`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        let before = try await scene.told()
        let journal = try await scene.count("journal")
        let again = try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        #expect((again.rows, again.events, again.cases, again.rejected) == (6, 6, 2, 0))
        #expect((again.newEvents, again.newCases, again.resumedAt) == (0, 0, 2))
        #expect(try await scene.told() == before)
        #expect(try await scene.count("journal") == journal)
    }

    @Test(arguments: TestDatabase.engines)
    func `a later export of the same log brings what has happened since`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        let more = "B,2024-01-02T09:00:00Z,done,Ann\nC,2024-01-02T10:00:00Z,open,Eve\n"
        let report = try await scene.takeOver(Logs.plain + more, by: Logs.plainMapping)
        #expect((report.events, report.cases, report.newEvents, report.newCases) == (8, 3, 2, 1))
        let cases = try await scene.cases()
        #expect(cases.map(\.status.word) == [.closed, .closed, .new])
        #expect(try await scene.history(of: cases[1]).map(\.kind.name).last == "case.closed")
    }

    @Test func `an export of the new rows alone goes on from what is known`() async throws {
        let scene = try await Scene(on: .sqlite)
        try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        let report = try await scene.takeOver(
            "key,time,state,who\nB,2024-01-02T09:00:00Z,done,Ann\n",
            by: Logs.plainMapping
        )
        #expect((report.events, report.newEvents, report.newCases) == (1, 1, 0))
        let found = try await scene.cases()[1]
        #expect(found.status.word == .closed)
        let last = try #require(try await scene.history(of: found).last)
        #expect(last.facts["status_from"]?.text == "working")
    }

    @Test func `a case that was worked on here keeps its state`() async throws {
        let scene = try await Scene(on: .sqlite)
        let cast = try await Cast.settle(in: scene.database)
        try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        let found = try #require(try await scene.cases().last)
        try await scene.database.write { tx in
            _ = try CaseDesk(tx, cast.vera).handOver(
                found.id,
                version: found.version,
                to: .line(.second),
                summary: "Смотрели кабель, он цел"
            )
        }
        let more = "B,2024-01-02T09:00:00Z,done,Ann\n"
        let report = try await scene.takeOver(Logs.plain + more, by: Logs.plainMapping)
        #expect(report.newEvents == 1)
        let kept = try #require(try await scene.cases().last)
        #expect(kept.status == .new)
        #expect(kept.line == .second)
    }

    @Test func `two logs of one program share its people and clients, not its cases`() async throws {
        let scene = try await Scene(on: .sqlite)
        try await scene.takeOver(Logs.plain, by: Logs.plainMapping)
        let other = Logs.plainMapping.replacing("log: tickets", with: "log: problems")
        let report = try await scene.takeOver(Logs.plain, by: other)
        #expect((report.newCases, report.newEvents) == (2, 6))
        #expect(try await scene.count("service_case") == 4)
        #expect(try await scene.count("person") == 2)
        #expect(try await scene.count("client") == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `two at once do not do the same thing twice`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        let takeover = try scene.takeover(of: Self.log.utf8, by: Logs.plainMapping)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    let failure = await thrown(as: (any Error).self) { _ = try await takeover.run() }
                    let isRefused = failure is TakeoverRefusal || failure as? StorageFault == .busy
                    #expect(failure == nil || isRefused, "\(String(describing: failure))")
                }
            }
        }
        _ = try await takeover.run()
        #expect(try await scene.count("service_case") == 2400)
        #expect(try await scene.count("journal WHERE subject_kind = 'case'") == 12_000)
    }
}
