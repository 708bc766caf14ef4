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
    private let file: URL
    private let mapping: URL
    private let rejectsFolder: URL
    private let wording: (@Sendable (any Refusal) -> String)?
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
        self.file = file
        self.mapping = mapping
        self.rejectsFolder = rejectsFolder
        self.wording = wording
        self.progress = progress
    }

    /// - Throws: `MappingRefusal`, `FileRefusal`, `TakeoverRefusal`; what was taken over until then stays.
    package func run() async throws -> TakeoverReport {
        let (plan, survey) = try await pool.run { try prepare() }
        try await database.read { try plan.checkLogins(in: $0) }
        let ledger = try await database.write { tx in try tx.openLedger(plan, survey) }
        let steps = TakeoverProgress.Steps(bytes: plan.log.original.size, survey)
        var reached = ledger.reached
        progress(steps.progress(reached))
        while reached < survey.index.caseCount {
            try Task.checkCancellation()
            let start = reached
            let batch = try await pool.run { try CaseBatch(from: start, of: survey.index, plan) }
            guard plan.log.original.isAsItWas else { throw FileRefusal.changedMeanwhile(file.path) }
            try await database.write { tx in try tx.takeOver(batch, of: ledger.id, by: plan) }
            reached = batch.range.upperBound
            progress(steps.progress(reached))
        }
        let ended = try await database.write { tx in try tx.closeLedger(ledger.id) }
        return TakeoverReport(before: ledger, after: ended, survey)
    }

    private func prepare() throws -> (TakeoverPlan, LogSurvey) {
        let text = try mappingText()
        let mapping = try Mapping(yaml: text)
        let log = try LogFile(at: file, by: mapping)
        let fingerprint = try Fingerprint.of(log.original, readBy: text)
        let plan = TakeoverPlan(mapping: mapping, log: log, fingerprint: fingerprint)
        let steps = TakeoverProgress.Steps(bytes: log.original.size)
        let rejects = RejectsFile(at: rejectsFolder.appendingPathComponent(plan.rejectsName), wording: wording)
        let survey = try LogSurvey(of: log, by: mapping, rejects: rejects) { progress(steps.progress(surveyed: $0)) }
        return (plan, survey)
    }

    private func mappingText() throws -> String {
        let file = try ByteFile(at: mapping)
        let bytes = try file.read(at: 0, atMost: Int(min(file.size, 1 << 20)))
        guard let text = TextEncoding.utf8.text(of: bytes) else { throw MappingRefusal(.notYAML("UTF-8")) }
        return text
    }
}

/// What is taken over, and how.
struct TakeoverPlan: Sendable {
    let mapping: Mapping
    let log: LogFile
    let fingerprint: [UInt8]

    var reading: RowReading { RowReading(mapping: mapping, log: log) }

    /// The same for the same file and mapping, so that a run that goes on writes the same file again.
    var rejectsName: String {
        let mark = fingerprint.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "\(mapping.source)-\(mapping.log)-\(mark).rejected.csv"
    }
}
