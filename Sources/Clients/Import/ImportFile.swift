import Basics
import Formats

/// What a file of clients is written as.
package enum ImportFormat: String, CaseIterable, Codable, Sendable {
    case table
    case cards
}

/// A file of clients, opened, whichever of the two it is.
struct ImportFile: Sendable {
    let format: ImportFormat
    private let content: Content

    private enum Content: Sendable {
        case table(TableFile)
        case cards(any ByteSource, Charset?, start: Int64)
    }

    /// - Throws: `FileRefusal`.
    init(_ original: any ByteSource, named name: String, _ layout: TableLayout = TableLayout()) throws {
        let found = try TextEncoding.detected(in: original)
        let source =
            found.encoding.isWide
            ? try WorkingCopy.utf8(of: original, named: name, from: found.start, in: found.encoding) : original
        if try Self.holdsCards(source) {
            format = .cards
            content =
                found.encoding.isWide
                ? .cards(source, nil, start: 0)
                : .cards(source, Charset(label: found.encoding.rawValue), start: found.start)
        } else {
            format = .table
            content = .table(try TableFile(original, named: name, layout))
        }
    }

    var table: TableFile? {
        if case .table(let table) = content { table } else { nil }
    }

    /// How many bytes are read to its end.
    var size: Int64 {
        switch content {
        case .table(let table): table.source.size
        case .cards(let source, _, _): source.size
        }
    }

    /// - Parameter place: where an earlier reading ended; nil for the beginning.
    func reader(from place: ImportPlace?) -> ImportReader {
        switch content {
        case .table(let table):
            ImportReader(.table(table, table.reader(from: place?.offset, line: place?.line)))
        case .cards(let source, let charset, let start):
            ImportReader(
                .cards(
                    source,
                    VCardReader(source, charset: charset, from: place?.offset ?? start, line: place?.line ?? 1)
                )
            )
        }
    }

    private static func holdsCards(_ source: any ByteSource) throws -> Bool {
        let beginning = String(decoding: try source.read(at: 0, atMost: 4096), as: UTF8.self)
        return beginning.uppercased().contains("BEGIN:VCARD")
    }
}

/// How far into a file.
struct ImportPlace: Sendable, Hashable {
    let offset: Int64
    let line: Int
}

/// One row or card as the file has it.
struct ImportRecord: Sendable {
    let line: Int
    let extent: Range<Int64>
    let content: Content

    enum Content: Sendable {
        case row([String])
        case card(VCard)
        case broken(ImportFlaw)
    }
}

/// Reads rows or cards one after another.
struct ImportReader {
    enum Source {
        case table(TableFile, CSVReader)
        case cards(any ByteSource, VCardReader)
    }

    private var source: Source
    private var row = CSVRow()

    init(_ source: Source) {
        self.source = source
    }

    /// Where the next record begins.
    var place: ImportPlace {
        switch source {
        case .table(_, let reader): ImportPlace(offset: reader.offset, line: reader.line)
        case .cards(_, let reader): ImportPlace(offset: reader.extent.upperBound, line: reader.nextLine)
        }
    }

    mutating func next() throws -> ImportRecord? {
        switch source {
        case .table(let table, var reader):
            let found = try reader.next(into: &row)
            source = .table(table, reader)
            guard found else { return nil }
            return ImportRecord(line: row.line, extent: row.extent, content: Self.content(of: row, in: table))
        case .cards(let bytes, var reader):
            let found = try reader.next()
            source = .cards(bytes, reader)
            return found.map { ImportRecord(line: reader.line, extent: reader.extent, content: Self.content(of: $0)) }
        }
    }

    /// The record as it stands in the file, as far as it helps somebody to find it.
    func raw(_ record: ImportRecord) throws -> String {
        switch source {
        case .table(let table, _): return try table.raw(record.extent)
        case .cards(let bytes, _):
            let length = min(2000, Int(record.extent.upperBound - record.extent.lowerBound))
            return String(decoding: try bytes.read(at: record.extent.lowerBound, atMost: length), as: UTF8.self).trimmed
        }
    }

    private static func content(of row: CSVRow, in table: TableFile) -> ImportRecord.Content {
        switch row.flaw {
        case .openQuote: return .broken(.openQuote)
        case .textAfterQuote: return .broken(.textAfterQuote)
        case nil: break
        }
        // Spreadsheets leave out the empty cells at the end of a row.
        guard row.count <= table.columns.count || row.fields.dropFirst(table.columns.count).allSatisfy(\.isEmpty) else {
            return .broken(.width(found: row.count, wanted: table.columns.count))
        }
        var cells: [String] = []
        for (place, name) in table.columns.enumerated() where place < row.count {
            guard let text = table.text(of: row[place]) else { return .broken(.encoding(name)) }
            cells.append(text)
        }
        return .row(cells)
    }

    private static func content(of record: VCardReader.Record) -> ImportRecord.Content {
        switch record {
        case .card(let card): .card(card)
        case .broken(.outside): .broken(.outside)
        case .broken(.unfinished): .broken(.unfinished)
        case .broken(.tooLarge): .broken(.tooLarge)
        }
    }
}
