import Foundation

/// What a takeover has come to.
package struct TakeoverReport: Sendable, Equatable {
    /// Rows of the log, good or not, without the line of column names.
    package let rows: Int
    /// Rows that are in the journal now, each as one entry of its case.
    package let events: Int
    /// Cases of the log that are in the database now.
    package let cases: Int
    package let rejected: Int
    /// Of these, what this run has added.
    package let newEvents: Int
    package let newCases: Int
    /// The rejected rows with their reasons; nil when there are none.
    package let rejectsFile: String?
    /// How many cases an earlier run of the same log had done already; nil when there was none.
    package let resumedAt: Int?

    init(before: Ledger, after: Ledger, _ survey: LogSurvey) {
        rows = survey.rowCount
        events = survey.index.eventCount
        cases = survey.index.caseCount
        rejected = survey.rejectedCount
        newEvents = after.newEvents - before.newEvents
        newCases = after.newCases - before.newCases
        rejectsFile = survey.rejectsFile?.path
        resumedAt = before.isResumed ? before.reached : nil
    }
}

extension TakeoverReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case rows
        case events
        case cases
        case rejected
        case newEvents = "new_events"
        case newCases = "new_cases"
        case rejectsFile = "rejects_file"
        case resumedAt = "resumed_at"
    }
}
