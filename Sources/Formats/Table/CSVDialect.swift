/// How a file separates and quotes its fields.
package struct CSVDialect: Sendable, Hashable {
    package let delimiter: UInt8
    /// Nil when the file knows no quotes.
    package let quote: UInt8?

    package init(delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\"")) {
        self.delimiter = delimiter
        self.quote = quote
    }

    /// The separators that a file is tried for when its mapping names none.
    package static let usual = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

    /// The usual delimiter that stands most often outside quotes in the first record of `bytes`; a comma when none does.
    package static func detected(in bytes: some Sequence<UInt8>, quote: UInt8?) -> CSVDialect {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == quote {
                isQuoted.toggle()
            } else if !isQuoted, byte == .lineFeed || byte == .carriageReturn {
                break
            } else if !isQuoted, usual.contains(byte) {
                counts[byte, default: 0] += 1
            }
        }
        // Of those that stand equally often, the one that is named first among the usual ones.
        let best = usual.reversed().max { counts[$0, default: 0] < counts[$1, default: 0] }
        return CSVDialect(delimiter: counts.isEmpty ? UInt8(ascii: ",") : best ?? UInt8(ascii: ","), quote: quote)
    }
}

extension UInt8 {
    package static let lineFeed = UInt8(ascii: "\n")
    package static let carriageReturn = UInt8(ascii: "\r")
}
