import Formats

/// What is taken over, and how.
struct TakeoverPlan: Sendable {
    let mapping: Mapping
    let log: LogFile
    let fingerprint: [UInt8]
    let aim: Aim

    enum Aim: Sendable {
        /// The history is written down as the other program tells it.
        case history
        /// It is done once more, by our own rules.
        case replay
    }

    var reading: RowReading { RowReading(mapping: mapping, log: log) }

    /// Under which its people, teams and clients are remembered: those of a replay are others than those of history.
    var source: String {
        switch aim {
        case .history: mapping.source
        case .replay: "\(mapping.source)-replay"
        }
    }

    /// Under which its cases are remembered.
    var name: String { "\(source)/\(mapping.log)" }

    /// The same for the same file and mapping, so that a run that goes on writes the same file again.
    var rejectsName: String {
        let mark = fingerprint.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "\(source)-\(mapping.log)-\(mark).rejected.csv"
    }

    /// Reads some cases a second time.
    /// - Throws: `FileRefusal.changedMeanwhile`.
    func batch(from start: Int, of survey: LogSurvey) throws -> CaseBatch {
        let batch = try CaseBatch(from: start, of: survey.index, self)
        guard log.original.isAsItWas else { throw FileRefusal.changedMeanwhile(log.name) }
        return batch
    }
}
