import Basics

/// A table in a text file, opened: how it is written, and what its columns are called.
package struct TableFile: Sendable {
    /// What is read: the file itself, or a copy of it in letters of one byte.
    package let source: any ByteSource
    /// How the file is written, which is not how `source` is when that is a copy.
    package let encoding: TextEncoding
    package let dialect: CSVDialect
    package let hasHeading: Bool
    /// As the heading has them, or A, B, C … when there is none.
    package let columns: [String]
    /// Where the first row begins.
    package let start: Int64
    package let startLine: Int
    private let copied: Bool

    /// - Parameter name: what to call the file in a refusal.
    /// - Throws: `FileRefusal`.
    package init(_ original: any ByteSource, named name: String, _ layout: TableLayout = TableLayout()) throws {
        let found = try TextEncoding.detected(in: original)
        let encoding = layout.encoding ?? found.encoding
        let offset = encoding == found.encoding ? found.start : 0
        self.encoding = encoding
        copied = encoding.isWide
        source =
            encoding.isWide
            ? try WorkingCopy.utf8(of: original, named: name, from: offset, in: encoding) : original
        let beginning = copied ? 0 : offset
        let head = try source.read(at: beginning, atMost: 1 << 16)
        dialect =
            layout.delimiter.map { CSVDialect(delimiter: $0) }
            ?? CSVDialect.detected(in: head, quote: UInt8(ascii: "\""))
        var reader = CSVReader(source, dialect, from: beginning)
        var row = CSVRow()
        guard try reader.next(into: &row) else { throw FileRefusal.empty(name) }
        let letters = copied ? TextEncoding.utf8 : encoding
        let first = row.fields.map { (letters.text(of: $0) ?? String(decoding: $0, as: UTF8.self)).oneLine }
        hasHeading = layout.hasHeading ?? Heading.isOne(first)
        columns = hasHeading ? first : first.indices.map(Heading.letter)
        start = hasHeading ? reader.offset : beginning
        startLine = hasHeading ? reader.line : 1
    }

    package func reader(from offset: Int64? = nil, line: Int? = nil) -> CSVReader {
        CSVReader(source, dialect, from: offset ?? start, line: line ?? startLine)
    }

    /// - Returns: nil when the bytes are not of the file's encoding.
    package func text(of field: ArraySlice<UInt8>) -> String? {
        (copied ? TextEncoding.utf8 : encoding).text(of: field)
    }

    /// The row as it stands in the file.
    package func raw(_ extent: Range<Int64>) throws -> String {
        var bytes = try source.read(
            at: extent.lowerBound,
            atMost: min(10_000, Int(extent.upperBound - extent.lowerBound))
        )
        while let last = bytes.last, last == .lineFeed || last == .carriageReturn { bytes.removeLast() }
        return text(of: bytes[...]) ?? String(decoding: bytes, as: UTF8.self)
    }

    /// The first rows that are sound, for showing and guessing.
    package func sample(_ count: Int) throws -> [[String]] {
        var reader = reader()
        var row = CSVRow()
        var rows: [[String]] = []
        while rows.count < count, try reader.next(into: &row) {
            guard row.flaw == nil else { continue }
            rows.append(row.fields.map { text(of: $0) ?? String(decoding: $0, as: UTF8.self) })
        }
        return rows
    }
}

private enum Heading {
    /// No column is called by an address or a number.
    static func isOne(_ cells: [String]) -> Bool {
        !cells.allSatisfy(\.isEmpty)
            && !cells.contains { $0.contains("@") || $0.count { $0.isNumber } >= 5 }
    }

    /// A, B … Z, AA, as spreadsheets call them.
    static func letter(_ place: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(String.init)
        return place < letters.count
            ? letters[place] : letter(place / letters.count - 1) + letters[place % letters.count]
    }
}
