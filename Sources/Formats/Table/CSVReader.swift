/// Reads records (RFC 4180 and its relatives) from any place of a file, holding a window of it at a time.
///
/// Lines end in LF, CRLF or CR; quoted fields may hold all of these and delimiters. Empty lines are passed over.
package struct CSVReader {
    private let source: any ByteSource
    private let dialect: CSVDialect
    private let windowSize: Int
    private var window: [UInt8] = []
    /// Where in the file the window begins, and where in the window we are.
    private var windowStart: Int64
    private var position = 0
    /// The line that the next byte stands in.
    package private(set) var line: Int

    /// No honest record is larger; what is comes from a quote that nobody closed.
    private static let largestRecord = 1 << 20

    package init(
        _ source: any ByteSource,
        _ dialect: CSVDialect,
        from offset: Int64 = 0,
        line: Int = 1,
        windowSize: Int = 1 << 18
    ) {
        self.source = source
        self.dialect = dialect
        self.windowSize = windowSize
        self.line = line
        windowStart = offset
    }

    package var offset: Int64 { windowStart + Int64(position) }

    /// Reads the next record into `row`.
    /// - Returns: false at the end of the file.
    package mutating func next(into row: inout CSVRow) throws -> Bool {
        while let byte = try peek(), byte == .lineFeed || byte == .carriageReturn { try passLineEnd() }
        guard try peek() != nil else { return false }
        row.begin(line: line, at: offset)
        var ending = Ending.delimiter
        while ending == .delimiter {
            ending = try readField(into: &row)
            row.endField()
        }
        if ending == .nowhere { try giveUp(on: &row) }
        row.end(at: offset)
        return true
    }

    /// Goes to the beginning of the next line, whatever stands in this one.
    package mutating func passLine() throws {
        while let byte = try peek() {
            if byte == .lineFeed || byte == .carriageReturn { return try passLineEnd() }
            position += 1
        }
    }

    /// Goes to a place where a record is known to begin.
    package mutating func seek(to offset: Int64, line: Int) {
        self.line = line
        if offset >= windowStart, offset <= windowStart + Int64(window.count) {
            position = Int(offset - windowStart)
        } else {
            windowStart = offset
            position = 0
            window = []
        }
    }

    private enum Ending {
        case delimiter
        case record
        /// The quote of the field is closed nowhere.
        case nowhere
    }

    private mutating func readField(into row: inout CSVRow) throws -> Ending {
        if let quote = dialect.quote, try peek() == quote {
            position += 1
            guard try readQuoted(until: quote, into: &row) else { return .nowhere }
        }
        while let byte = try peek() {
            if byte == dialect.delimiter {
                position += 1
                return .delimiter
            }
            if byte == .lineFeed || byte == .carriageReturn {
                try passLineEnd()
                return .record
            }
            row.append(byte)
            position += 1
        }
        return .record
    }

    /// - Returns: false when the end of the file or of all reason came before the closing quote.
    private mutating func readQuoted(until quote: UInt8, into row: inout CSVRow) throws -> Bool {
        while let byte = try peek(), row.size <= Self.largestRecord {
            if byte == quote {
                position += 1
                guard try peek() == quote else {
                    if let next = try peek(), !isEnd(next) { row.flaw = row.flaw ?? .textAfterQuote }
                    return true
                }
            }
            row.append(byte)
            if byte == .lineFeed || byte == .carriageReturn {
                try passLineEnd(copyingInto: &row)
            } else {
                position += 1
            }
        }
        return false
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte == dialect.delimiter || byte == .lineFeed || byte == .carriageReturn
    }

    /// Only the line with the open quote is lost: reading goes on behind it.
    private mutating func giveUp(on row: inout CSVRow) throws {
        row.flaw = .openQuote
        seek(to: row.extent.lowerBound, line: row.line)
        try passLine()
    }

    private mutating func passLineEnd() throws {
        let isReturn = try peek() == .carriageReturn
        position += 1
        line += 1
        if isReturn, try peek() == .lineFeed { position += 1 }
    }

    /// The first byte of the line's end is in the row already.
    private mutating func passLineEnd(copyingInto row: inout CSVRow) throws {
        let isReturn = try peek() == .carriageReturn
        position += 1
        line += 1
        if isReturn, try peek() == .lineFeed {
            row.append(.lineFeed)
            position += 1
        }
    }

    private mutating func peek() throws -> UInt8? {
        if position < window.count { return window[position] }
        guard offset < source.size else { return nil }
        windowStart = offset
        position = 0
        window = try source.read(at: windowStart, atMost: windowSize)
        return window.first
    }
}
