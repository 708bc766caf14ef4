/// The answer to `FETCH`: pairs of a name and a value, in whatever order the server likes.
extension Grammar {
    mutating func letterItems(_ taker: (any BodyTaker)?) throws(MailFault) -> LetterItems {
        var items = LetterItems()
        try list { grammar throws(MailFault) in
            let name = try grammar.itemName()
            try grammar.space()
            try grammar.readItem(name, into: &items, taker)
        }
        try lineEnd()
        return items
    }

    /// `FLAGS`, `BODY[]`, `BODY[HEADER.FIELDS ("Subject")]<0>`: in capitals, what is between the brackets as it is.
    private mutating func itemName() throws(MailFault) -> String {
        let name = try word { Self.isAtom($0) && $0 != UInt8(ascii: "[") }.uppercased()
        guard try stream.peek() == UInt8(ascii: "[") else { return name }
        let section = try stream.take { $0 != UInt8(ascii: "]") && $0 != .return && $0 != .newline }
        try expect(UInt8(ascii: "]"))
        let origin = try stream.take { $0 != .space && $0 != .return && $0 != .newline }
        return name + String(decoding: section, as: UTF8.self) + "]" + String(decoding: origin, as: UTF8.self)
    }

    private mutating func readItem(
        _ name: String,
        into items: inout LetterItems,
        _ taker: (any BodyTaker)?
    ) throws(MailFault) {
        switch name {
        case "UID":
            guard let uid = UID(try number()) else { throw .protocolBroken("a letter with the number 0") }
            items.uid = uid
        case "RFC822.SIZE": items.size = try number()
        case "INTERNALDATE": items.received = InternalDate.read(String(decoding: try quoted(), as: UTF8.self))
        case "FLAGS": items.flags = try flags()
        case "BODY[]": items.body = try body(taker)
        default: try skipValue()
        }
    }

    private mutating func flags() throws(MailFault) -> Set<LetterFlag> {
        var flags: Set<LetterFlag> = []
        try list { grammar throws(MailFault) in flags.insert(LetterFlag(try grammar.atom())) }
        return flags
    }

    /// A literal mostly; a letter without line ends may come in quotes, one that has gone as NIL.
    private mutating func body(_ taker: (any BodyTaker)?) throws(MailFault) -> RawLetter? {
        switch try stream.peek() {
        case UInt8(ascii: "{"):
            let length = try literalLength()
            guard let taker else {
                try stream.pass(length) { _ in }
                return nil
            }
            try taker.begin(length)
            try stream.pass(length) { bytes throws(MailFault) in try taker.take(bytes) }
            return try taker.end()
        case .quote:
            let text = try quoted()
            try taker?.begin(Int64(text.count))
            try taker?.take(text[...])
            return try taker?.end()
        default:
            guard try atom().uppercased() == "NIL" else { throw .protocolBroken("a letter that is a word") }
            return nil
        }
    }
}
