import Basics
import Formats
import Foundation
import Store

/// Takes over the history of another help desk from an event log: once, whole, and from where it stopped when it was stopped.
///
/// The log is read twice. The survey finds out which rows are good and where the rows of each case stand, in whatever order
/// the file has them. Then case after case is written, oldest first, some thousands of events in a transaction, and in the
/// same transaction how far it has come.
package struct LogTakeover: Sendable {
    private let database: Database
    private let source: LogSource
    private let progress: @Sendable (TakeoverProgress) -> Void
    private let pool = BlockingPool(label: "highrock.takeover")

    /// - Parameters:
    ///   - rejectsFolder: where the file of rejected rows is put; made if it is not there.
    ///   - wording: says in the reader's language why a row was rejected; without it the file has the short words alone.
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

    /// - Throws: `MappingRefusal`, `FileRefusal`, `TakeoverRefusal`; what was taken over until then stays.
    package func run() async throws -> TakeoverReport {
        let (plan, survey) = try await pool.run { try source.survey(progress) }
        try await database.read { try plan.checkLogins(in: $0) }
        let ledger = try await database.write { tx in try tx.openLedger(plan, survey) }
        let steps = TakeoverProgress.Steps(bytes: plan.log.original.size, survey)
        var reached = ledger.reached
        progress(steps.progress(reached))
        while reached < survey.index.caseCount {
            try Task.checkCancellation()
            let start = reached
            let batch = try await pool.run { try plan.batch(from: start, of: survey) }
            try await database.write { tx in try tx.takeOver(batch, of: ledger.id, by: plan) }
            reached = batch.range.upperBound
            progress(steps.progress(reached))
        }
        let ended = try await database.write { tx in try tx.closeLedger(ledger.id) }
        return TakeoverReport(before: ledger, after: ended, survey)
    }
}
