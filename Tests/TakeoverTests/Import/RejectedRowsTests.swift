import Basics
import Desk
import Events
import Formats
import Foundation
import Store
import Takeover
import TestSupport
import Testing

@Suite("Rejected rows")
struct RejectedRowsTests {
    private static let log = """
        key,time,state,who
        A,2024-01-01T10:00:00Z,open,Ann
        ,2024-01-01T11:00:00Z,work,Ann
        A,yesterday,work,Ann
        A,2024-01-01T12:00:00Z,lost,Bob
        A,2024-01-01T12:00:00Z,work
        A,2024-01-01T12:00:00Z,work,Bob,more
        A,"2024-01-01"T12:00:00Z,work,Bob
        B,2024-01-01T12:00:00Z,"wo
        B,2024-01-01T13:00:00Z,work,Bob

        """

    @Test(arguments: TestDatabase.engines)
    func `each is in a file with its line and reason, the others are taken over`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        let report = try await scene.takeOver(Self.log, by: Logs.plainMapping)
        #expect((report.rows, report.events, report.cases, report.rejected) == (9, 2, 2, 7))
        let rejects = try scene.rejects(report)
        #expect(rejects.first?.fields == ["line", "reason", "key", "found", "row"])
        #expect(
            rejects.dropFirst().map { Array($0.fields.prefix(4)) } == [
                ["3", "empty", "case", ""],
                ["4", "time", "time", "yesterday"],
                ["5", "no-meaning", "status", "lost"],
                ["6", "width", "", "3"],
                ["7", "width", "", "5"],
                ["8", "text-after-quote", "", ""],
                ["9", "open-quote", "", ""],
            ]
        )
        #expect(rejects.last?.fields.last == "B,2024-01-01T12:00:00Z,\"wo")
    }

    @Test func `bytes of another encoding and endless texts are rejected`() async throws {
        let scene = try await Scene(on: .sqlite)
        let long = "A,2024-01-01T12:00:00Z,work," + String(repeating: "x", count: 101) + "\n"
        let bytes = Array((Logs.plain + long + "A,2024-01-01T12:00:00Z,work,").utf8) + [0xC7, 0xE0, 0x0A]
        let report = try await scene.takeover(of: bytes, by: Logs.plainMapping).run()
        #expect((report.events, report.rejected) == (6, 2))
        #expect(try scene.rejects(report).map { $0.fields[1] } == ["reason", "too-long", "encoding"])
    }

    @Test func `the reasons are said in words where somebody has words for them`() async throws {
        let scene = try await Scene(on: .sqlite)
        let takeover = LogTakeover(
            database: scene.database,
            file: try scene.write(Self.log.utf8, to: "log.csv"),
            mapping: try scene.write(Logs.plainMapping.utf8, to: "mapping.yaml"),
            rejectsFolder: scene.folder,
            wording: { "\($0.reason.name) \($0.details["found"] ?? "")" }
        )
        let rejects = try scene.rejects(try await takeover.run())
        #expect(rejects.first?.fields[4] == "explanation")
        #expect(rejects[2].fields[4] == "refusal.takeover-row.time yesterday")
    }

    @Test func `a better mapping brings in what was rejected, and nothing twice`() async throws {
        let scene = try await Scene(on: .sqlite)
        let log = Logs.plain.replacing("A,2024-01-01T12:00:00Z,work,Bob", with: "A,2024-01-01T12:00:00Z,lost,Bob")
        let first = try await scene.takeOver(log, by: Logs.plainMapping)
        #expect((first.events, first.rejected) == (5, 1))
        let better = Logs.plainMapping.replacing("open: new", with: "open: new\n    lost: waiting-for-colleague")
        let second = try await scene.takeOver(log, by: better)
        #expect((second.events, second.rejected, second.newEvents, second.newCases) == (6, 0, 1, 0))
        let found = try #require(try await scene.cases().first)
        let history = try await scene.history(of: found).sorted { $0.at < $1.at }
        #expect(history.map { $0.facts["status"]?.text } == ["new", "working", "waiting", "closed"])
        #expect(history.map(\.kind.name) == ["case.opened", "case.taken", "case.set-aside", "case.closed"])
        #expect(found.status.word == .closed)
    }
}

extension Scene {
    func rejects(_ report: TakeoverReport) throws -> [RejectedRow] {
        let path = try #require(report.rejectsFile)
        var reader = CSVReader(Array(try Data(contentsOf: URL(fileURLWithPath: path))), CSVDialect())
        var row = CSVRow()
        var rows: [RejectedRow] = []
        while try reader.next(into: &row) {
            rows.append(RejectedRow(fields: row.fields.map { String(decoding: $0, as: UTF8.self) }))
        }
        return rows
    }
}

/// One record of the file of rejected rows.
struct RejectedRow: Equatable {
    let fields: [String]
}
