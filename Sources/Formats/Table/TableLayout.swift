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

extension TableLayout {
    private enum CodingKeys: String, CodingKey {
        case encoding
        case delimiter
        case heading
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        encoding = try container.decodeIfPresent(TextEncoding.self, forKey: .encoding)
        delimiter = try container.decodeIfPresent(String.self, forKey: .delimiter)?.utf8.first
        hasHeading = try container.decodeIfPresent(Bool.self, forKey: .heading)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(encoding, forKey: .encoding)
        try container.encodeIfPresent(delimiter.map { String(decoding: [$0], as: UTF8.self) }, forKey: .delimiter)
        try container.encodeIfPresent(hasHeading, forKey: .heading)
    }
}
