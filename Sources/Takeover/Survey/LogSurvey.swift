import Basics
import Formats
import Foundation

/// The first reading of a log: which rows are good, where they stand, and why the others are not.
/// It writes nothing but the file of rejected rows, and finds the same each time.
struct LogSurvey: Sendable {
    let index: RowIndex
    let rowCount: Int
    let rejectedCount: Int
    let rejectsFile: URL?

    init(
        of log: LogFile,
        by mapping: Mapping,
        rejects: RejectsFile,
        progress: (Int64) -> Void
    ) throws {
        let reading = RowReading(mapping: mapping, log: log)
        var rejects = rejects
        var index = RowIndex.Builder()
        var reader = log.reader()
        var row = CSVRow()
        var count = 0
        while try reader.next(into: &row) {
            count += 1
            do {
                index.add(try reading.event(of: row), at: row.extent.lowerBound)
            } catch let refusal as RowRefusal {
                try rejects.add(row, of: log, because: refusal)
            }
            if count.isMultiple(of: 1000) { progress(reader.offset) }
        }
        self.index = index.finish()
        rowCount = count
        rejectedCount = rejects.count
        rejectsFile = try rejects.finish()
    }
}
