import Formats

/// Bytes of a text part made text: in the charset that was named where that can be true, else in the one that is.
struct TextDecoding {
    let text: String
    let defects: Set<Defect>

    /// - Parameter label: what the part says of itself.
    init(_ bytes: ArraySlice<UInt8>, label: String?) {
        let (text, defects) = Self.read(bytes, label: label)
        self.text = Self.tidy(text)
        self.defects = defects
    }

    private static func read(_ bytes: ArraySlice<UInt8>, label: String?) -> (String, Set<Defect>) {
        if let (charset, marked) = byteOrderMark(bytes), let (text, broken) = charset.decode(marked) {
            return (text, broken == 0 ? [] : [.unreadableCharacters])
        }
        let named = Charset(label: label ?? "")
        let hasHighBytes = bytes.contains { $0 >= 0x80 }
        if !hasHighBytes, named.isASCII || named.isUTF8 || named.isSingleByte {
            return (String(decoding: bytes, as: UTF8.self), [])
        }
        // Hardly any other text happens to be good UTF-8, whatever it says of itself.
        if hasHighBytes, named.isSingleByte || named.isUTF8 || named.isASCII,
            let text = String(validating: bytes, as: UTF8.self)
        {
            let isAsNamed = named.isUTF8 || label == nil || named.isASCII
            return (text, isAsNamed ? [] : [.wrongCharset(named: label ?? "", used: "utf-8")])
        }
        return legacy(bytes, label: label, named: named)
    }

    private static func legacy(_ bytes: ArraySlice<UInt8>, label: String?, named: Charset) -> (String, Set<Defect>) {
        if let corrected = CyrillicGuess.corrected(named, for: bytes), let (text, _) = corrected.decode(bytes) {
            return (text, [.wrongCharset(named: label ?? "", used: corrected.name)])
        }
        guard !named.isASCII else { return guessed(bytes, []) }
        guard let (text, broken) = named.decode(bytes) else {
            return guessed(bytes, [.unknownCharset(label ?? "")])
        }
        if broken == 0 { return (text, []) }
        // A few bad places are damage; many are another charset.
        if broken * 20 < bytes.count { return (text, [.unreadableCharacters]) }
        return guessed(bytes, [.unreadableCharacters])
    }

    private static func guessed(_ bytes: ArraySlice<UInt8>, _ defects: Set<Defect>) -> (String, Set<Defect>) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, defects) }
        let charset = Charset(label: CharsetGuess.charset(of: Array(bytes)))
        guard let (text, broken) = charset.decode(bytes) else {
            return (String(decoding: bytes, as: UTF8.self), defects.union([.unreadableCharacters]))
        }
        return (
            text, broken == 0 ? defects.subtracting([.unreadableCharacters]) : defects.union([.unreadableCharacters])
        )
    }

    private static func byteOrderMark(_ bytes: ArraySlice<UInt8>) -> (Charset, ArraySlice<UInt8>)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (Charset(label: "utf-16le"), bytes.dropFirst(2)) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (Charset(label: "utf-16be"), bytes.dropFirst(2)) }
        return nil
    }

    /// Lines end with a line feed, and no NUL is left, which no database column takes.
    static func tidy(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 13 || $0 == 0 }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var wasReturn = false
        for byte in text.utf8 {
            if byte == 13 {
                bytes.append(10)
            } else if !(byte == 10 && wasReturn), byte != 0 {
                bytes.append(byte)
            }
            wasReturn = byte == 13
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
