import Formats
import Testing

@Suite("CSV reader")
struct CSVReaderTests {
    private func rows(_ text: String, _ dialect: CSVDialect = CSVDialect(), windowSize: Int = 7) throws -> [ReadRow] {
        try ReadRow.all(in: Array(text.utf8), dialect, windowSize: windowSize)
    }

    @Test func `a plain table is read field by field`() throws {
        #expect(try rows("a,b\n1,2\n").map(\.fields) == [["a", "b"], ["1", "2"]])
    }

    @Test func `the last line may lack its end`() throws {
        #expect(try rows("a,b\n1,").map(\.fields) == [["a", "b"], ["1", ""]])
    }

    @Test func `quoted fields hold delimiters, quotes and line ends`() throws {
        let text = "\"a,\"\"b\"\"\",\"one\r\ntwo\nthree\"\nx,y\n"
        #expect(try rows(text).map(\.fields) == [["a,\"b\"", "one\r\ntwo\nthree"], ["x", "y"]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines end as any system ends them`(end: String) throws {
        let read = try rows(["a,b", "1,2", "", "3,4", ""].joined(separator: end))
        #expect(read.map(\.fields) == [["a", "b"], ["1", "2"], ["3", "4"]])
        #expect(read.map(\.line) == [1, 2, 4])
    }

    @Test func `line numbers count the lines inside quotes`() throws {
        #expect(try rows("\"1\n2\r\n3\",x\ny,z\n").map(\.line) == [1, 4])
    }

    @Test func `text behind a closing quote is a flaw and costs one row`() throws {
        let read = try rows("a,b\n\"x\" y,2\n3,4\n")
        #expect(read.map(\.flaw) == [nil, .textAfterQuote, nil])
        #expect(read.last?.fields == ["3", "4"])
    }

    @Test func `a quote that nobody closes costs one line`() throws {
        let read = try rows("a,b\n\"x,2\n3,4\n5,6\n")
        #expect(read.map(\.flaw) == [nil, .openQuote, nil, nil])
        #expect(read.map(\.line) == [1, 2, 3, 4])
        #expect(read.last?.fields == ["5", "6"])
    }

    @Test func `a file without quotes takes them as letters`() throws {
        let dialect = CSVDialect(delimiter: UInt8(ascii: ";"), quote: nil)
        #expect(try rows("\"a;b\"\n", dialect).map(\.fields) == [["\"a", "b\""]])
    }

    @Test func `a quote inside a field is a letter`() throws {
        #expect(try rows("12\" disk,5'\n").map(\.fields) == [["12\" disk", "5'"]])
    }

    @Test(arguments: [
        ("a;b;c\n1;2,5;3\n", ";"), ("a\tb,c\td\n", "\t"), ("a,b\n1;2;3;4\n", ","), ("\"x;y;z\",b\n", ","),
        ("one\n", ","),
        ("a|b|c", "|"),
    ])
    func `the delimiter is found out from the first line`(text: String, delimiter: String) {
        let found = CSVDialect.detected(in: Array(text.utf8), quote: UInt8(ascii: "\""))
        #expect(found.delimiter == delimiter.utf8.first)
    }

    @Test func `reading can begin where any row begins`() throws {
        let bytes = Array("a,b\n\"1\n\",2\n3,4\n".utf8)
        for row in try ReadRow.all(in: bytes, CSVDialect(), windowSize: 3) {
            var reader = CSVReader(bytes, CSVDialect(), windowSize: 2)
            reader.seek(to: row.extent.lowerBound, line: row.line)
            #expect(try ReadRow.next(&reader) == row)
        }
    }
}

/// A record, copied.
struct ReadRow: Equatable {
    let line: Int
    let fields: [String]
    let flaw: CSVRow.Flaw?
    let extent: Range<Int64>

    static func next(_ reader: inout CSVReader) throws -> ReadRow? {
        var row = CSVRow()
        guard try reader.next(into: &row) else { return nil }
        let fields = row.fields.map { String(decoding: $0, as: UTF8.self) }
        return ReadRow(line: row.line, fields: fields, flaw: row.flaw, extent: row.extent)
    }

    static func all(in bytes: [UInt8], _ dialect: CSVDialect, windowSize: Int) throws -> [ReadRow] {
        var reader = CSVReader(bytes, dialect, windowSize: windowSize)
        var rows: [ReadRow] = []
        while let row = try next(&reader) { rows.append(row) }
        return rows
    }
}
