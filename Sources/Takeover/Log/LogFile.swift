import Formats
import Foundation

/// An event log, opened: its bytes, how they are read, and where each column that the mapping speaks of stands.
package struct LogFile: Sendable {
    package let name: String
    /// The file itself, whose bytes are the fingerprint.
    package let original: ByteFile
    /// What is read: the file, or a copy in letters of one byte.
    let source: any ByteSource
    let encoding: TextEncoding
    let dialect: CSVDialect
    /// Where the first row begins.
    let start: Int64
    let startLine: Int
    /// The field of each column that the mapping speaks of.
    let places: [Int]
    /// How many fields each row has.
    let width: Int

    /// - Throws: `FileRefusal`, or `MappingRefusal` when the mapping speaks of a column that is not there.
    package init(at url: URL, by mapping: Mapping) throws {
        name = url.lastPathComponent
        original = try ByteFile(at: url)
        let beginning = try original.read(at: 0, atMost: 4)
        let mark = ByteOrderMark(of: beginning)
        let encoding = mark?.encoding ?? mapping.file.encoding ?? .utf8
        let offset = Int64(mark?.length ?? 0)
        if encoding.isWide {
            source = try WorkingCopy.utf8(of: original, named: name, from: offset, in: encoding)
            self.encoding = .utf8
        } else {
            source = original
            self.encoding = encoding
        }
        let heading = try Heading(of: source, from: encoding.isWide ? 0 : offset, in: self.encoding, by: mapping.file)
        guard let heading else { throw FileRefusal.empty(url.path) }
        dialect = heading.dialect
        start = heading.end
        startLine = heading.endLine
        width = heading.columns.count
        places = try mapping.columns.map { try heading.place(of: $0) }
    }

    /// Reads rows from any place where one begins.
    func reader(from offset: Int64? = nil, line: Int? = nil) -> CSVReader {
        CSVReader(source, dialect, from: offset ?? start, line: line ?? startLine)
    }
}

/// The line with the names of the columns, and what it tells of the file.
private struct Heading {
    let dialect: CSVDialect
    let columns: [String]
    let end: Int64
    let endLine: Int

    /// - Returns: nil when the file ends before it.
    init?(of source: any ByteSource, from offset: Int64, in encoding: TextEncoding, by rules: FileRules) throws {
        var reader = CSVReader(source, CSVDialect(), from: offset)
        for _ in 0..<rules.skip { try reader.passLine() }
        let beginning = try source.read(at: reader.offset, atMost: 1 << 16)
        dialect =
            rules.delimiter.map { CSVDialect(delimiter: $0, quote: rules.quote) }
            ?? CSVDialect.detected(in: beginning, quote: rules.quote)
        if let names = rules.columns {
            columns = names
            end = reader.offset
            endLine = reader.line
            return
        }
        reader = CSVReader(source, dialect, from: reader.offset, line: reader.line)
        var row = CSVRow()
        guard try reader.next(into: &row) else { return nil }
        columns = row.fields.map { field in
            (encoding.text(of: field) ?? String(decoding: field, as: UTF8.self)).trimmingCharacters(in: .whitespaces)
        }
        end = reader.offset
        endLine = reader.line
    }

    func place(of mention: ColumnMention) throws(MappingRefusal) -> Int {
        guard let place = columns.firstIndex(of: mention.name) else {
            throw MappingRefusal(.missingColumn(mention.name, there: columns), key: mention.key, line: mention.line)
        }
        guard columns.lastIndex(of: mention.name) == place else {
            throw MappingRefusal(.ambiguousColumn(mention.name), key: mention.key, line: mention.line)
        }
        return place
    }
}
