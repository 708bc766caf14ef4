import Basics
import Deadlines
import Foundation
import People

/// What a replay has come to.
package struct ReplayReport: Sendable {
    /// Rows of the log, good or not, without the line of column names.
    package let rows: Int
    /// Rows that could be read.
    package let events: Int
    package let cases: Int
    /// Rows that could not be read; they are in a file with their reasons.
    package let rejected: Int
    package let rejectsFile: String?
    /// How many cases an earlier run had replayed already, whose refused rows it has told; nil when there was none.
    package let resumedAt: Int?
    /// Rows of this run that changed nothing in our terms.
    package let idle: Int
    /// Rows of this run that the rules of the desk would not have.
    package let refused: [RefusedRow]
    /// Cases that do not stand where the log left them.
    package let astray: [AstrayCase]
    package let whole: LineFigures
    package let lines: [Line: LineFigures]

    init(_ survey: LogSurvey, before: Ledger, _ outcome: ReplayOutcome, _ findings: ReplayFindings) {
        rows = survey.rowCount
        events = survey.index.eventCount
        cases = survey.index.caseCount
        rejected = survey.rejectedCount
        rejectsFile = survey.rejectsFile?.path
        resumedAt = before.isResumed ? before.reached : nil
        idle = outcome.idle
        refused = outcome.refused.sorted { $0.row < $1.row }
        astray = findings.astray
        whole = findings.whole
        lines = findings.lines
    }

    /// Everything happened as the log has it.
    package var isFaithful: Bool { astray.isEmpty && refused.isEmpty }
}
