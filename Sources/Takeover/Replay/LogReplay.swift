import Basics
import Formats
import Foundation
import Store

/// Lets the log of another help desk happen once more: each row is done by the verbs that people use at the desk, with their rules, rights
/// and clocks, at the time that the row names. Unlike a takeover, which writes the history down as it was told.
///
/// Case after case is replayed, a batch in a transaction with how far it has come, so that a replay can be stopped and goes on where it
/// was. At the end every case is compared with how the log leaves it.
package struct LogReplay: Sendable {
    private let database: Database
    private let source: LogSource
    private let progress: @Sendable (TakeoverProgress) -> Void
    private let pool = BlockingPool(label: "highrock.replay")

    /// - Parameters: as those of `LogTakeover`.
    package init(
        database: Database,
        file: URL,
        mapping: URL,
        rejectsFolder: URL,
        wording: (@Sendable (any Refusal) -> String)? = nil,
        progress: @escaping @Sendable (TakeoverProgress) -> Void = { _ in }
    ) {
        self.database = database
        source = LogSource(file: file, mapping: mapping, rejectsFolder: rejectsFolder, wording: wording)
        self.progress = progress
    }

    /// - Throws: `MappingRefusal`, `FileRefusal`, `TakeoverRefusal`; what was replayed until then stays.
    package func run() async throws -> ReplayReport {
        let (plan, survey) = try await pool.run { try source.survey(for: .replay, progress) }
        try await database.read { try plan.checkLogins(in: $0) }
        let ledger = try await database.write { tx in try tx.openLedger(plan, survey) }
        let steps = TakeoverProgress.Steps(bytes: plan.log.original.size, survey)
        var reached = ledger.reached
        var outcome = ReplayOutcome()
        while reached < survey.index.caseCount {
            try Task.checkCancellation()
            let start = reached
            let batch = try await pool.run { try plan.batch(from: start, of: survey) }
            outcome += try await database.write { tx in try tx.replay(batch, of: ledger.id, by: plan) }
            reached = batch.range.upperBound
            progress(steps.progress(reached))
        }
        _ = try await database.write { tx in try tx.closeLedger(ledger.id) }
        return ReplayReport(survey, before: ledger, outcome, try await findings(plan, survey))
    }

    private func findings(_ plan: TakeoverPlan, _ survey: LogSurvey) async throws -> ReplayFindings {
        var findings = ReplayFindings()
        var reached = 0
        while reached < survey.index.caseCount {
            try Task.checkCancellation()
            let (start, before) = (reached, findings)
            let batch = try await pool.run { try plan.batch(from: start, of: survey) }
            findings = try await database.read { snapshot in
                var findings = before
                try findings.add(batch, of: plan, in: snapshot)
                return findings
            }
            reached = batch.range.upperBound
        }
        return findings
    }
}

/// What became of rows.
struct ReplayOutcome: Sendable {
    /// Rows that changed nothing in our terms.
    var idle = 0
    var refused: [RefusedRow] = []

    static func += (left: inout ReplayOutcome, right: ReplayOutcome) {
        left.idle += right.idle
        left.refused += right.refused
    }
}

extension Transaction {
    /// Replays a batch and moves the ledger on.
    fileprivate func replay(_ batch: CaseBatch, of ledger: Ledger.ID, by plan: TakeoverPlan) throws -> ReplayOutcome {
        try alone(on: "takeover \(plan.name)")
        let cast = try cast(of: batch, by: plan)
        var outcome = ReplayOutcome()
        for logged in batch.cases {
            outcome += try CaseReplay(tx: self, cast: cast, log: plan.name).live(logged)
        }
        let events = batch.cases.map(\.events.count).reduce(0, +)
        try advance(ledger, over: batch.range, TakeoverGain(events: events, cases: batch.cases.count), of: plan.name)
        return outcome
    }
}
