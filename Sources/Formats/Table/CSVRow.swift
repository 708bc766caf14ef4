/// One record of a file: its fields without quotes, still in the file's encoding. Made to be used again for the next record.
package struct CSVRow: Sendable {
    /// The line of the file in which it begins, from 1.
    package internal(set) var line = 0
    /// Where in the file it begins and where the next one does.
    package internal(set) var extent: Range<Int64> = 0..<0
    /// Why its fields can't be trusted, if they can't.
    package internal(set) var flaw: Flaw?
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    package enum Flaw: Sendable {
        /// Something other than a delimiter follows a closing quote.
        case textAfterQuote
        /// A quote was opened that nothing closes, or nothing within reason.
        case openQuote
    }

    package init() {}

    package var count: Int { ends.count }

    package subscript(index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    package var fields: [ArraySlice<UInt8>] { (0..<count).map { self[$0] } }

    mutating func begin(line: Int, at offset: Int64) {
        self.line = line
        extent = offset..<offset
        flaw = nil
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }

    mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    mutating func endField() {
        ends.append(bytes.count)
    }

    mutating func end(at offset: Int64) {
        extent = extent.lowerBound..<offset
    }

    var size: Int { bytes.count }
}
