/// The words that IMAP's answers are made of (RFC 3501 section 9, RFC 9051).
///
/// Strict where it matters, for a hostile server must not be believed: line ends are CR LF, lengths and depths are bounded, numbers
/// fit. Lenient where real servers are careless: a space too many between words.
struct Grammar {
    var stream: ByteStream

    /// Of one answer without the bodies of letters; the longest that honest servers send are lists of capabilities and flags.
    static let longestAnswer = 1 << 20
    private static let longestWord = 8192
    private static let deepestList = 32

    /// May stand in a word without quotes.
    static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "\""): false
        default: true
        }
    }

    mutating func skipSpaces() throws(MailFault) {
        while try stream.peek() == .space { _ = try stream.take() }
    }

    mutating func space() throws(MailFault) {
        try expect(.space)
        try skipSpaces()
    }

    mutating func expect(_ byte: UInt8) throws(MailFault) {
        let found = try stream.take()
        guard found == byte else { throw .protocolBroken("\(Self.shown(found)) where \(Self.shown(byte)) should be") }
    }

    mutating func lineEnd() throws(MailFault) {
        try skipSpaces()
        try expect(.return)
        try expect(.newline)
    }

    mutating func atom() throws(MailFault) -> String {
        try word(while: Self.isAtom)
    }

    mutating func word(while belongs: (UInt8) -> Bool) throws(MailFault) -> String {
        let bytes = try stream.take(while: belongs)
        guard !bytes.isEmpty else { throw .protocolBroken("\(Self.shown(try stream.peek())) where a word should be") }
        guard bytes.count <= Self.longestWord else { throw .protocolBroken("a word of \(bytes.count) bytes") }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(MailFault) -> Number {
        let digits = try word { (0x30...0x39).contains($0) }
        guard let number = Number(digits) else { throw .protocolBroken("the number \(digits.prefix(40))") }
        return number
    }

    /// The rest of the line, for people to read.
    mutating func text() throws(MailFault) -> String {
        let bytes = try stream.take { $0 != .return && $0 != .newline }
        try lineEnd()
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - Strings

    /// The length of a literal, whose bytes follow.
    mutating func literalLength() throws(MailFault) -> Int64 {
        try expect(UInt8(ascii: "{"))
        let length = try number(Int64.self)
        if try stream.peek() == UInt8(ascii: "+") { _ = try stream.take() }
        try expect(UInt8(ascii: "}"))
        try expect(.return)
        try expect(.newline)
        return length
    }

    mutating func quoted() throws(MailFault) -> [UInt8] {
        try expect(.quote)
        var text: [UInt8] = []
        while true {
            text += try stream.take { $0 != .quote && $0 != .backslash && $0 != .return && $0 != .newline }
            switch try stream.take() {
            case .quote: return text
            case .backslash: text.append(try stream.take())
            default: throw .protocolBroken("a line that ends inside quotes")
            }
        }
    }

    /// A word, a quoted string or a literal that fits into an answer.
    mutating func string() throws(MailFault) -> String {
        switch try stream.peek() {
        case .quote: return String(decoding: try quoted(), as: UTF8.self)
        case UInt8(ascii: "{"): return String(decoding: try literal(), as: UTF8.self)
        default: return try atom()
        }
    }

    private mutating func literal() throws(MailFault) -> [UInt8] {
        let length = try literalLength()
        guard length <= Self.longestWord else { throw .protocolBroken("a word of \(length) bytes") }
        var bytes: [UInt8] = []
        try stream.pass(length) { bytes += $0 }
        return bytes
    }

    // MARK: - Lists

    /// `(…)`, each entry read by `entry`.
    mutating func list(of entry: (inout Grammar) throws(MailFault) -> Void) throws(MailFault) {
        try expect(UInt8(ascii: "("))
        while true {
            try skipSpaces()
            if try stream.peek() == UInt8(ascii: ")") { break }
            try entry(&self)
        }
        _ = try stream.take()
    }

    /// Passes over a value of whatever kind.
    mutating func skipValue(depth: Int = 0) throws(MailFault) {
        switch try stream.peek() {
        case UInt8(ascii: "("):
            guard depth < Self.deepestList else { throw .protocolBroken("lists in lists without end") }
            try list { grammar throws(MailFault) in try grammar.skipValue(depth: depth + 1) }
        case .quote:
            _ = try quoted()
        case UInt8(ascii: "{"):
            let length = try literalLength()
            guard length <= Self.longestAnswer else { throw .protocolBroken("an answer of \(length) bytes") }
            try stream.pass(length) { _ in }
        default:
            _ = try atom()
        }
    }

    /// Passes over what is left of a line, with all values that are in it.
    mutating func skipLine() throws(MailFault) {
        while try stream.peek() != .return {
            try skipSpaces()
            if try stream.peek() != .return { try skipValue() }
        }
        try lineEnd()
    }

    private static func shown(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? "'\(Character(UnicodeScalar(byte)))'" : "byte \(byte)"
    }
}

extension UInt8 {
    static let space = UInt8(ascii: " ")
    static let `return` = UInt8(ascii: "\r")
    static let newline = UInt8(ascii: "\n")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
}
