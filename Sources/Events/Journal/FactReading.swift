extension CanonicalJSON {
    /// Reads what `text(of:)` wrote: one flat object without spaces. The journal is read for every page and every live update,
    /// and a decoder of all JSON takes ten times as long.
    /// - Returns: nil for anything else.
    static func facts(in text: String) -> [String: Fact]? {
        var reader = FactReader(text)
        return reader.object()
    }
}

private struct FactReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func object() -> [String: Fact]? {
        guard pass("{") else { return nil }
        var facts: [String: Fact] = [:]
        if pass("}") { return isAtEnd ? facts : nil }
        repeat {
            guard let name = text(), pass(":"), let fact = fact() else { return nil }
            facts[name] = fact
        } while pass(",")
        return pass("}") && isAtEnd ? facts : nil
    }

    private var isAtEnd: Bool { place == bytes.count }
    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func pass(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func fact() -> Fact? {
        switch next {
        case UInt8(ascii: "\""): text().map(Fact.text)
        case UInt8(ascii: "t"): pass(word: "true") ? .truth(true) : nil
        case UInt8(ascii: "f"): pass(word: "false") ? .truth(false) : nil
        // `Fact.none` in full, since `.none` would be an optional without a fact.
        case UInt8(ascii: "n"): pass(word: "null") ? Fact.none : nil
        default: number().map(Fact.number)
        }
    }

    private mutating func pass(word: StaticString) -> Bool {
        let word = Array(word.description.utf8)
        guard bytes[place...].starts(with: word) else { return false }
        place += word.count
        return true
    }

    private mutating func number() -> Int64? {
        let end = bytes[place...].firstIndex { $0 != UInt8(ascii: "-") && !(0x30...0x39).contains($0) } ?? bytes.count
        defer { place = end }
        return Int64(String(decoding: bytes[place..<end], as: UTF8.self))
    }

    private mutating func text() -> String? {
        guard pass("\"") else { return nil }
        let start = place
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
        guard let stop = next else { return nil }
        if stop == UInt8(ascii: "\\") { return escapedText(from: start) }
        defer { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// The same for a text with escapes in it, from the first of them on.
    private mutating func escapedText(from start: Int) -> String? {
        var plain = Array(bytes[start..<place])
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: plain, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                plain.append(escaped)
            default:
                plain.append(byte)
            }
        }
        return nil
    }

    /// What stands after a backslash: a quotation mark, a backslash, or the four digits of a control character.
    private mutating func escaped() -> UInt8? {
        guard let byte = next else { return nil }
        place += 1
        guard byte == UInt8(ascii: "u") else { return byte }
        guard place + 4 <= bytes.count else { return nil }
        defer { place += 4 }
        return UInt8(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
    }
}
