/// How far a takeover has come.
package struct TakeoverProgress: Sendable {
    /// Of the work that the file's bytes make.
    package let bytesRead: Int64
    package let bytesInAll: Int64
    /// Cases that are in the database.
    package let cases: Int
}

extension TakeoverProgress {
    /// The two readings of a log take unequal time: the survey counts for a tenth.
    struct Steps: Sendable {
        private let bytes: Int64
        private let index: RowIndex?

        init(bytes: Int64, _ survey: LogSurvey? = nil) {
            self.bytes = bytes
            index = survey?.index
        }

        func progress(surveyed: Int64) -> TakeoverProgress {
            TakeoverProgress(bytesRead: min(surveyed, bytes) / 10, bytesInAll: bytes, cases: 0)
        }

        func progress(_ reached: Int) -> TakeoverProgress {
            guard let index, index.eventCount > 0 else {
                return TakeoverProgress(bytesRead: bytes, bytesInAll: bytes, cases: reached)
            }
            let share = Double(index.events(beforeCase: reached)) / Double(index.eventCount)
            let written = Int64(share * Double(bytes - bytes / 10))
            return TakeoverProgress(bytesRead: bytes / 10 + written, bytesInAll: bytes, cases: reached)
        }
    }
}
