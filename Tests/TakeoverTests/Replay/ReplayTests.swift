import Basics
import Deadlines
import Desk
import Events
import Foundation
import People
import Store
import Takeover
import TestSupport
import Testing

/// A log that happens once more, by the verbs of the desk (SPEC W3, W4, L2).
@Suite("Replay of a log")
struct ReplayTests {
    /// Two teams on two lines, a pause, a ping-pong, a case that is opened again by another team, a row that says nothing.
    private static let log = """
        key,time,state,who,team
        A,2024-01-09T07:00:00Z,work,Ann,Desk
        A,2024-01-09T08:00:00Z,open,Ann,Nets 2
        A,2024-01-09T09:00:00Z,work,Bob,Nets 2
        A,2024-01-09T10:00:00Z,wait,Bob,Nets 2
        A,2024-01-09T12:00:00Z,work,Bob,Nets 2
        A,2024-01-09T13:00:00Z,work,Ann,Desk
        A,2024-01-09T14:00:00Z,done,Ann,Desk
        B,2024-01-10T07:00:00Z,open,Ann,Desk
        B,2024-01-10T08:00:00Z,done,Bob,Nets 2
        B,2024-01-10T09:00:00Z,same,Bob,Nets 2
        B,2024-01-11T07:00:00Z,done,Ann,Desk
        C,2024-01-10T07:00:00Z,done,Ann,Desk
        C,2024-01-10T08:00:00Z,open,Bob,Nets 2

        """

    private static let mapping =
        Logs.plainMapping + """
            department: "{team}"
            line: {from: "{team}", table: {"* 2": 2}, otherwise: 1}

            """

    @Test(arguments: TestDatabase.engines)
    func `every row is done at its own time by whoever it names, and every case ends where the log leaves it`(
        on engine: Dialect
    ) async throws {
        let scene = try await Scene(on: engine)
        let report = try await scene.replay(Self.log, by: Self.mapping)
        #expect((report.rows, report.events, report.cases, report.rejected) == (13, 13, 3, 0))
        #expect(report.astray.map(\.key) == [])
        #expect(report.refused.map(\.row) == [])
        #expect(report.idle == 1)
        let cases = try await scene.cases()
        #expect(cases.map(\.status.word) == [.closed, .closed, .new])
        #expect(cases.map(\.line) == [.first, .first, .second])
        #expect(cases.map(\.handOvers) == [2, 2, 1])
        let history = try await scene.history(of: cases[0])
        #expect(
            history.map(\.kind.name) == [
                "case.opened", "case.handed-over", "case.taken", "case.set-aside", "case.resumed", "case.handed-over",
                "case.closed",
            ]
        )
        #expect(history.map { $0.at.rfc3339.dropFirst(11).prefix(2) } == ["07", "08", "09", "10", "12", "13", "14"])
        let ann = try #require(try await scene.database.read { try $0.findPerson(login: "plain-replay-ann") })
        #expect(history.first?.actor == .person(ann.id.rawValue))
        #expect(cases[0].owner == ann.id)
        let summaries = try await scene.database.read { snapshot in
            try snapshot.values("SELECT summary FROM hand_over ORDER BY id", as: String.self)
        }
        #expect(summaries.first == "plain-replay/tickets, row 3: open, Ann")
    }

    @Test(arguments: TestDatabase.engines)
    func `the figures of a line count hand-overs, ping-pongs, pauses and times`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        let report = try await scene.replay(Self.log, by: Self.mapping)
        let (first, second) = (try #require(report.lines[.first]), try #require(report.lines[.second]))
        #expect((first.cases, first.open, first.handOvers, first.pingPongCases, first.pingPongs) == (2, 0, 4, 2, 2))
        #expect((second.cases, second.open, second.handOvers, second.pingPongs) == (1, 1, 1, 0))
        #expect(report.whole.cases == 3)
        #expect(first.pauses == [.supplier: .init(worked: .hours(2), passed: .hours(2))])
        // A: ten to five by Moscow's clocks, less the pause. B: an hour of the first day, and what followed when it was opened again.
        #expect(first.solutions.worked == [.hours(5), .hours(1)])
        #expect(first.solutions.passed == [.hours(7), .hours(24)])
    }

    @Test func `the same log again is only looked at`() async throws {
        let scene = try await Scene(on: .sqlite)
        let first = try await scene.replay(Self.log, by: Self.mapping)
        let entries = try await scene.count("journal")
        let again = try await scene.replay(Self.log, by: Self.mapping)
        #expect(try await scene.count("journal") == entries)
        #expect(again.resumedAt == 3)
        #expect((again.isFaithful, again.whole.handOvers) == (true, first.whole.handOvers))
    }

    @Test func `what the rules of the desk would not have is told, and so is the case that it leaves astray`()
        async throws
    {
        let scene = try await Scene(on: .sqlite)
        _ = try await Cast.settle(in: scene.database)
        // An administrator works on no cases.
        let mapping = Logs.plainMapping.replacing("name: given", with: "name: given, people: {Bob: admin}")
        let report = try await scene.replay(Logs.plain, by: mapping)
        #expect(report.refused.map(\.row) == [4, 5, 6])
        #expect(report.refused.first?.refusal as? RightsRefusal == .notAllowed(.workCases))
        #expect(report.astray.map(\.key) == ["A"])
        #expect(!report.isFaithful)
    }

    /// Whatever a log says, in whatever order: the verbs can do it.
    @Test(arguments: UInt64(0)..<4)
    func `any log ends as it says`(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let teams = ["Desk", "Hall", "Nets 2", "Sites 2", "Heads 3"]
        let states = ["open", "work", "wait", "hold", "solved", "done", "same"]
        let begins = Moment(milliseconds: 1_704_700_800_000)
        let rows = (0..<200).map { row -> String in
            let at = begins + .minutes(row * 17)
            let who = ["Ann", "Bob", "Eve", ""].randomElement(using: &random) ?? ""
            let team = seed.isMultiple(of: 2) ? teams.randomElement(using: &random) ?? "" : ""
            return [
                "K\(Int.random(in: 0..<20, using: &random))", at.rfc3339, states.randomElement(using: &random) ?? "",
                who, team,
                ["low", "high"].randomElement(using: &random) ?? "",
            ].joined(separator: ",")
        }
        let mapping =
            Self.mapping
            .replacing("otherwise: 1", with: "\"* 3\": 3}, otherwise: 1").replacing("{\"* 2\": 2}", with: "{\"* 2\": 2")
            .replacing("done: closed", with: "done: closed\n    hold: waiting-for-client\n    solved: solved")
            + "priority: {from: \"{urgency}\", table: {low: low, high: high}}\n"
        let scene = try await Scene(on: .sqlite)
        let log = (["key,time,state,who,team,urgency"] + rows).joined(separator: "\n")
        let report = try await scene.replay(log, by: mapping)
        #expect(report.events == 200)
        #expect(report.refused.map { "\($0.row): \($0.refusal)" } == [])
        #expect(report.astray.map { "\($0.key): \($0.logged ?? "") | \($0.found ?? "")" } == [])
    }

    @Test func `a quantile is a span that there was`() {
        let spans = (1...200).map { Duration.minutes($0) }.shuffled()
        #expect([50, 90, 95, 99, 100].map { spans.quantile($0) } == [100, 180, 190, 198, 200].map { .minutes($0) })
        #expect([Duration.minutes(7)].quantile(50) == .minutes(7))
        #expect([Duration]().quantile(50) == nil)
    }

    @Test(.enabled(if: Project.has(Project.sharedLog("bpi2013_closed_problems"))))
    func `all 1,487 real problems end in their logged state, 107 of them after a ping-pong`() async throws {
        let scene = try await Scene(on: .sqlite)
        let report = try await LogReplay(
            database: scene.database,
            file: Project.sharedLog("bpi2013_closed_problems"),
            mapping: Project.example("bpi2013-problems"),
            rejectsFolder: scene.folder
        ).run()
        #expect((report.rows, report.cases, report.rejected, report.isFaithful) == (6660, 1487, 0, true))
        #expect((report.whole.cases, report.whole.pingPongCases, report.whole.pingPongs) == (1487, 107, 186))
        #expect(report.lines.mapValues(\.cases) == [.first: 59, .second: 929, .third: 499])
    }
}

extension Scene {
    func replay(_ log: String, by mapping: String) async throws -> ReplayReport {
        try await LogReplay(
            database: database,
            file: try write(log.utf8, to: "log.csv"),
            mapping: try write(mapping.utf8, to: "mapping.yaml"),
            rejectsFolder: folder.appendingPathComponent("rejects")
        ).run()
    }
}
