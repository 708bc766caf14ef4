import Basics
import Formats
import Foundation

/// A log on the disk and the mapping that reads it.
struct LogSource: Sendable {
    let file: URL
    let mapping: URL
    /// Where the file of rejected rows is put; made if it is not there.
    let rejectsFolder: URL
    /// Says in the reader's language why a row was rejected; without it the file has the short words alone.
    let wording: (@Sendable (any Refusal) -> String)?

    /// Reads the log for the first time.
    /// - Parameter aim: what is done with it.
    /// - Throws: `MappingRefusal`, `FileRefusal`.
    func survey(
        for aim: TakeoverPlan.Aim = .history,
        _ progress: (TakeoverProgress) -> Void
    ) throws -> (TakeoverPlan, LogSurvey) {
        let text = try mappingText()
        let mapping = try Mapping(yaml: text)
        let log = try LogFile(at: file, by: mapping)
        let fingerprint = try Fingerprint.of(log.original, readBy: text)
        let plan = TakeoverPlan(mapping: mapping, log: log, fingerprint: fingerprint, aim: aim)
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
