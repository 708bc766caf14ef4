/// How a table is to be read where it can't be left to the file itself; what is nil is found out.
package struct TableLayout: Sendable, Hashable, Codable {
    package var encoding: TextEncoding?
    /// One ASCII letter.
    package var delimiter: UInt8?
    /// Whether the first row has the names of the columns.
    package var hasHeading: Bool?

    package init(encoding: TextEncoding? = nil, delimiter: UInt8? = nil, hasHeading: Bool? = nil) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.hasHeading = hasHeading
    }
}

extension TextEncoding: Codable {}
