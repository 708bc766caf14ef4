/// Where the bodies of letters go while they arrive: they may be larger than memory.
protocol BodyTaker {
    /// - Throws: when it is larger than may be.
    func begin(_ size: Int64) throws(MailFault)
    func take(_ bytes: ArraySlice<UInt8>) throws(MailFault)
    func end() throws(MailFault) -> RawLetter
}

/// Reads the answers of an IMAP server one by one.
struct ResponseReader {
    private var grammar: Grammar

    init(_ stream: ByteStream) {
        grammar = Grammar(stream: stream)
    }

    /// Waits for the next answer.
    /// - Parameter taker: gets the bodies of letters; without one they are passed over.
    mutating func next(_ taker: (any BodyTaker)? = nil) throws(MailFault) -> Response {
        grammar.stream.begin(atMost: Grammar.longestAnswer)
        switch try grammar.stream.peek() {
        case UInt8(ascii: "*"):
            _ = try grammar.stream.take()
            try grammar.space()
            return try untagged(taker)
        case UInt8(ascii: "+"):
            _ = try grammar.stream.take()
            try grammar.skipSpaces()
            return .goOn(try grammar.text())
        default:
            let tag = try grammar.word { Self.isTag($0) }
            try grammar.space()
            guard let condition = Status.Condition(rawValue: try grammar.atom().uppercased()) else {
                throw .protocolBroken("a command that ends neither well nor badly")
            }
            return .completed(tag: tag, try status(condition))
        }
    }

    /// Waits until an answer begins, without taking anything of it.
    mutating func awaitFirstByte() throws(MailFault) {
        _ = try grammar.stream.peek()
    }

    private static func isTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }

    private mutating func status(_ condition: Status.Condition) throws(MailFault) -> Status {
        try grammar.skipSpaces()
        return Status(condition, line: try grammar.text())
    }

    private mutating func untagged(_ taker: (any BodyTaker)?) throws(MailFault) -> Response {
        let word = try grammar.atom().uppercased()
        if let number = UInt32(word) {
            try grammar.space()
            return .data(try numbered(number, taker))
        }
        if let condition = Status.Condition(rawValue: word) { return .said(try status(condition)) }
        switch word {
        case "CAPABILITY": return .data(.capabilities(try capabilities()))
        case "LIST": return .data(.folder(try folder()))
        default:
            try grammar.skipLine()
            return .data(.other(word))
        }
    }

    private mutating func numbered(_ number: UInt32, _ taker: (any BodyTaker)?) throws(MailFault) -> ServerData {
        let word = try grammar.atom().uppercased()
        switch word {
        case "FETCH":
            try grammar.space()
            return .letter(try grammar.letterItems(taker))
        case "EXISTS":
            try grammar.lineEnd()
            return .exists(number)
        case "EXPUNGE":
            try grammar.lineEnd()
            return .expunged(number)
        default:
            try grammar.skipLine()
            return .other(word)
        }
    }

    private mutating func capabilities() throws(MailFault) -> Set<String> {
        Set(try grammar.text().uppercased().split(separator: " ").map(String.init))
    }

    private mutating func folder() throws(MailFault) -> ListedFolder {
        var attributes: [String] = []
        try grammar.space()
        try grammar.list { grammar throws(MailFault) in attributes.append(try grammar.atom()) }
        try grammar.space()
        let separator = try grammar.separator()
        try grammar.space()
        let name = FolderName(encoded: try grammar.string())
        // What else there may be is extended data (RFC 5258).
        try grammar.skipLine()
        return ListedFolder(name, separator: separator, attributes: attributes)
    }
}

extension Grammar {
    /// A quoted character or NIL.
    fileprivate mutating func separator() throws(MailFault) -> Character? {
        if try stream.peek() == .quote { return String(decoding: try quoted(), as: UTF8.self).first }
        guard try atom().uppercased() == "NIL" else { throw .protocolBroken("a separator without quotes") }
        return nil
    }
}
