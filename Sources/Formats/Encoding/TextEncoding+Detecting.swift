extension TextEncoding {
    /// How a file's bytes become letters, and where its text begins: by its mark, by what can be nothing but UTF-16 or UTF-8, and
    /// else by how the languages that we know look in it.
    package static func detected(in source: any ByteSource) throws -> (encoding: TextEncoding, start: Int64) {
        let beginning = try source.read(at: 0, atMost: sampleSize)
        if let mark = ByteOrderMark(of: beginning) { return (mark.encoding, Int64(mark.length)) }
        if let wide = wide(beginning) { return (wide, 0) }
        guard let sample = try firstSample(of: source, beginning) else { return (.utf8, 0) }
        if String(validating: sample, as: UTF8.self) != nil { return (.utf8, 0) }
        let guess = CharsetGuess.charset(of: Array(sample))
        return (TextEncoding(named: guess) ?? .windows1252, 0)
    }

    private static let sampleSize = 1 << 16

    /// No text of single bytes has zeros in it; in UTF-16 the high bytes of spaces, digits and line ends are zeros.
    private static func wide(_ bytes: [UInt8]) -> TextEncoding? {
        var zeros = (even: 0, odd: 0)
        for (place, byte) in bytes.enumerated() where byte == 0 {
            if place.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
        }
        guard max(zeros.even, zeros.odd) * 50 > bytes.count else { return nil }
        return zeros.even > zeros.odd ? .utf16BigEndian : .utf16LittleEndian
    }

    /// The first whole lines that have letters beyond ASCII; nil when there are none.
    private static func firstSample(of source: any ByteSource, _ beginning: [UInt8]) throws -> ArraySlice<UInt8>? {
        var (bytes, offset) = (beginning, Int64(0))
        while !bytes.isEmpty {
            if let first = bytes.firstIndex(where: { $0 >= 0x80 }) {
                let start = bytes[..<first].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
                let sample = try source.read(at: offset + Int64(start), atMost: sampleSize)
                let isWhole = offset + Int64(start + sample.count) >= source.size
                let end = isWhole ? sample.count : sample.lastIndex(of: .lineFeed) ?? Self.wholeLetters(of: sample)
                return sample[..<end]
            }
            offset += Int64(bytes.count)
            bytes = try source.read(at: offset, atMost: sampleSize)
        }
        return nil
    }

    /// Where the last letter of UTF-8 may begin that is cut in two.
    private static func wholeLetters(of bytes: [UInt8]) -> Int {
        let lead = bytes.lastIndex { $0 < 0x80 || $0 >= 0xC0 } ?? bytes.endIndex
        return lead < bytes.endIndex && bytes[lead] < 0x80 ? bytes.endIndex : lead
    }
}
