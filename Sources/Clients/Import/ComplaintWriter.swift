import Basics
import Formats
import Store

/// Writes the file of rejected rows: each with its line, why, and as it stood in the file.
package struct ComplaintWriter: Sendable {
    private let dialect: CSVDialect
    private let word: @Sendable (TextKey, [String: String]) -> String

    package init(delimiter: UInt8, word: @escaping @Sendable (TextKey, [String: String]) -> String) {
        dialect = CSVDialect(delimiter: delimiter)
        self.word = word
    }

    package var heading: [UInt8] {
        let names = ["line", "taken", "field", "found", "reason", "row"].map {
            word(TextKey("client-import.file.\($0)"), [:])
        }
        return [0xEF, 0xBB, 0xBF] + CSVWriter.record(names, in: dialect)
    }

    package func row(_ complaint: ImportComplaint) -> [UInt8] {
        let taken = word(TextKey("client-field.\(complaint.taken ? "yes" : "no")"), [:])
        let why = word(complaint.reason, complaint.details)
        return CSVWriter.record(
            ["\(complaint.line)", taken, complaint.field, complaint.found, why, complaint.content],
            in: dialect
        )
    }
}

extension ClientImport {
    /// Hands over all that could not be taken in, or not wholly, in the order of the file, without ever holding all of it.
    package func eachComplaint(
        in database: Database,
        _ take: (ImportComplaint) async throws -> Void
    ) async throws {
        var line = 0
        while true {
            let after = line
            let some = try await database.read { try $0.complaints(of: self, after: after, limit: 500) }
            guard let last = some.last else { return }
            for complaint in some { try await take(complaint) }
            line = last.line
        }
    }
}
