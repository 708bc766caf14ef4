/// HTML in which elements lie in one another no deeper than in any letter that a program ever made. What opens deeper loses its
/// tag and keeps its text: the parser's work grows with the square of the depth, and a letter's writer chooses the depth.
enum ShallowHTML {
    private static let deepest = 256

    /// Never left open, or closed by what follows, so that they can't lie in one another by themselves.
    private static let flat: Set<String> = [
        "area", "base", "basefont", "bgsound", "br", "col", "dd", "dt", "embed", "frame", "hr", "img", "input",
        "keygen", "li",
        "link", "meta", "option", "optgroup", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
        "track",
        "wbr", "!doctype",
    ]

    static func limited(_ html: String) -> String {
        var html = html
        return html.withUTF8 { bytes in limited(bytes) } ?? html
    }

    /// - Returns: nil when nothing had to go.
    private static func limited(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var kept: [UInt8] = []
        var copied = 0
        var depth = 0
        var place = 0
        while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            place = open + 1
            guard place < bytes.count else { break }
            if bytes[place] == UInt8(ascii: "/") {
                depth = max(0, depth - 1)
            } else if isLetter(bytes[place]), !flat.contains(name(bytes[place...])) {
                depth += 1
                guard depth > deepest else { continue }
                kept.append(contentsOf: bytes[copied..<open])
                place = bytes[place...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
                copied = place
                depth -= 1
            }
        }
        guard copied > 0 else { return nil }
        kept.append(contentsOf: bytes[copied...])
        return String(decoding: kept, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 97 && (byte | 0x20) <= 122 }

    private static func name(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(decoding: bytes.prefix(12).prefix { $0 > 32 && $0 != 62 && $0 != 47 }, as: UTF8.self).lowercased()
    }
}
