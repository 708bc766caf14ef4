import Basics
import Desk
import Foundation
import People
import Store
import Takeover
import TestSupport
import Testing

/// The two logs of the BPI Challenge 2013, which lie beside the project on some machines.
@Suite("Real logs")
struct BPI2013Tests {
    private static let incidents = Project.sharedLog("bpi2013_incidents")
    private static let problems = Project.sharedLog("bpi2013_closed_problems")

    @Test(.enabled(if: Project.has(incidents)), arguments: TestDatabase.engines)
    func `65,533 events of incidents give 7,554 cases with every status and owner`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        let report = try await scene.takeOver(Self.incidents, by: Project.example("bpi2013-incidents"))
        #expect((report.rows, report.events, report.cases, report.rejected) == (65_533, 65_533, 7554, 0))
        let log = try PlainLog(at: Self.incidents)
        let told = try await scene.told()
        #expect(told.count == 7554)
        for found in told {
            let key = found.subject.replacing("Incident ", with: "")
            let wanted = log.events(ofCase: key) { row in
                ToldCase.Event(at: PlainLog.time(row[1]), status: "\(row[2]) / \(row[3])", owner: row[4])
            }
            guard found.events == wanted, found.owner == wanted.last?.owner else {
                Issue.record("\(key): \(found.events) where the log has \(wanted)")
                return
            }
        }
        #expect(told.map(\.events.count).reduce(0, +) == 65_533)
        #expect(try await scene.count("person WHERE state = 'left'") == 1440)
    }

    @Test(.enabled(if: Project.has(problems)), arguments: TestDatabase.engines)
    func `6,660 events of problems give 1,487 cases, with lines from the team's name`(on engine: Dialect) async throws {
        let scene = try await Scene(on: engine)
        let report = try await scene.takeOver(Self.problems, by: Project.example("bpi2013-problems"))
        #expect((report.rows, report.events, report.cases, report.rejected) == (6660, 6660, 1487, 0))
        let log = try PlainLog(at: Self.problems)
        for found in try await scene.told() {
            let key = String(found.subject.dropFirst("Problem ".count).prefix { $0 != ":" })
            let wanted = log.events(ofCase: key) { row in
                ToldCase.Event(at: PlainLog.time(row[3]), status: "\(row[11]) / \(row[14])", owner: row[2])
            }
            let team = log.rows(ofCase: key).last?[9] ?? ""
            let line = team.hasSuffix("2nd") ? 2 : team.hasSuffix("3rd") ? 3 : 1
            guard found.events == wanted, found.owner == wanted.last?.owner, found.line == line else {
                Issue.record("\(key): \(found) where the log has \(wanted), team \(team)")
                return
            }
        }
        #expect(try await scene.count("department WHERE closed IS NOT NULL") == 324)
        let cases = try await scene.cases()
        let pingPongs = try await scene.database.read { try $0.pingPongs(of: cases) }
        let all = pingPongs.values.reduce(0, +)
        #expect((pingPongs.count, all) == (107, 186))
    }

    /// A team is what stands under `organization involved`, in every row of the case; a case goes A, B, A when it is in the same team two
    /// moves later, however often; what the rows of one team in a row say besides is no move.
    @Test(.enabled(if: Project.has(problems)))
    func `107 problems go A, B, A between teams, 186 times in all`() throws {
        let log = try PlainLog(at: Self.problems)
        let pingPongs = log.keys.map { key in
            Journey(
                log.rows(ofCase: key).map { row in
                    let team = Int64(row[9].utf8.reduce(UInt64(7)) { $0 &* 131 &+ UInt64($1) } >> 1)
                    return Journey.Place(line: .first, department: ID(rawValue: team), worker: nil)
                }
            ).pingPongs
        }
        let (cases, all) = (pingPongs.filter { $0 > 0 }.count, pingPongs.reduce(0, +))
        #expect((cases, all) == (107, 186))
    }
}

extension Scene {
    func takeOver(_ log: URL, by mapping: URL) async throws -> TakeoverReport {
        try await LogTakeover(database: database, file: log, mapping: mapping, rejectsFolder: folder).run()
    }
}

/// A log without quotes, read in the simplest way there is.
private struct PlainLog {
    private let cases: [String: [[String]]]

    init(at url: URL) throws {
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
        let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        cases = Dictionary(grouping: rows) { $0[0] }
    }

    var keys: [String] { Array(cases.keys) }

    func rows(ofCase key: String) -> [[String]] {
        cases[key, default: []]
    }

    func events(ofCase key: String, _ read: ([String]) -> ToldCase.Event) -> [ToldCase.Event] {
        rows(ofCase: key).map(read)
    }

    /// `2010-03-31T14:59:42Z` or `2006-01-12 01:19:42.000`, in UTC.
    static func time(_ text: String) -> Int64 {
        let whole = String(text.prefix(19)).replacing(" ", with: "T") + "Z"
        return (Moment(rfc3339: whole)?.milliseconds ?? -1) + (Int64(String(text.dropFirst(20).prefix(3))) ?? 0)
    }
}
