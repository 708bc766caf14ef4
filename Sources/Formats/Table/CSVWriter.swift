/// Writes records as RFC 4180 has them, quoting only what needs it.
package enum CSVWriter {
    package static func record(_ fields: [String], in dialect: CSVDialect = CSVDialect()) -> [UInt8] {
        var bytes: [UInt8] = []
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(dialect.delimiter) }
            append(field, in: dialect, isAlone: fields.count == 1, to: &bytes)
        }
        bytes.append(.lineFeed)
        return bytes
    }

    private static func append(_ field: String, in dialect: CSVDialect, isAlone: Bool, to bytes: inout [UInt8]) {
        let needsQuotes = field.utf8.contains { byte in
            byte == dialect.delimiter || byte == dialect.quote || byte == .lineFeed || byte == .carriageReturn
        }
        // A record of one empty field would read as no record.
        guard let quote = dialect.quote, needsQuotes || isAlone && field.isEmpty else {
            return bytes.append(contentsOf: field.utf8)
        }
        bytes.append(quote)
        for byte in field.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
