import Deadlines
import Foundation
import HighrockApp
import Takeover

/// What `highrock replay` says to a person.
struct ReplayText {
    private let report: ReplayReport
    private let words: CommandWords
    /// The rest is in the JSON.
    private static let most = 20

    init(_ report: ReplayReport, words: CommandWords) {
        self.report = report
        self.words = words
    }

    var text: String {
        ([sum] + table + faults).joined(separator: "\n")
    }

    private var sum: String {
        "\(report.rows) rows, \(report.events) events, \(report.cases) cases, \(report.rejected) rejected, "
            + "\(report.refused.count) refused, \(report.idle) that changed nothing; "
            + "\(report.cases - report.astray.count) cases in their logged final state"
    }

    private var table: [String] {
        let heading = ["line", "cases", "open", "hand-overs/case", "ping-pongs (cases)", "p50", "p90", "p95", "p99"]
        let lines = LineAnswer.all(report)
        let rows = lines.map { row(of: $0, $0.worked) }
        let walls = lines.map { row(of: $0, $0.passed) }
        let reasons = lines.flatMap { line in
            line.pauses.map { [name(line), $0.reason.rawValue, hours($0.worked), hours($0.passed)] }
        }
        return ["", "hours to the solution, of working time, without pauses"] + Columns.text([heading] + rows)
            + ["", "hours to the solution, by the clock on the wall"] + Columns.text([heading] + walls)
            + ["", "hours of pause, all cases together"]
            + Columns.text([["line", "waiting for", "working time", "by the wall"]] + reasons)
    }

    private func row(of line: LineAnswer, _ spans: LineAnswer.Quantiles) -> [String] {
        [
            name(line), "\(line.cases)", "\(line.open)", "\(line.handOvers)",
            "\(line.pingPongs) (\(line.pingPongCases))",
        ] + [spans.p50, spans.p90, spans.p95, spans.p99].map { $0.map(hours) ?? "–" }
    }

    private func name(_ line: LineAnswer) -> String { line.line.map(String.init) ?? "all" }
    private func hours(_ hours: Double) -> String { String(format: "%.1f", hours) }

    private var faults: [String] {
        let refused = report.refused.map { "row \($0.row), case \($0.case): \(words.sentence(for: $0.refusal))" }
        let astray = report.astray.map { "case \($0.key): logged \($0.logged ?? "–"), found \($0.found ?? "nothing")" }
        let rejects = report.rejectsFile.map { ["rejected rows with reasons: \($0)"] } ?? []
        return rejects + some(of: refused, called: "refused")
            + some(of: astray, called: "not in their logged final state")
    }

    private func some(of faults: [String], called name: String) -> [String] {
        guard !faults.isEmpty else { return [] }
        let more = faults.count > Self.most ? ["  … and \(faults.count - Self.most) more; all with --json"] : []
        return ["", "\(faults.count) \(name):"] + faults.prefix(Self.most).map { "  \($0)" } + more
    }
}

/// Cells under one another, numbers to the right.
private enum Columns {
    static func text(_ rows: [[String]]) -> [String] {
        guard let first = rows.first else { return [] }
        let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { cell, width in String(repeating: " ", count: width - cell.count) + cell }
                .joined(separator: "  ")
        }
    }
}
