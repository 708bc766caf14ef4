/// One logical line of a card: `group.NAME;PARAMETER=value:value`, the value still as it travels.
struct VCardProperty {
    let group: String
    /// In capitals.
    let name: String
    let parameters: [(name: String, value: String)]
    let value: ArraySlice<UInt8>

    /// - Returns: nil when there is no name or no colon, as in what is left of lines that were broken wrongly.
    init?(_ line: [UInt8]) {
        guard let colon = Self.colon(in: line) else { return nil }
        let pieces = Self.split(line[..<colon], at: UInt8(ascii: ";"))
        let whole = Self.text(pieces[0])
        let parts = whole.split(separator: ".", maxSplits: 1).map(String.init)
        guard let name = parts.last, !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) else {
            return nil
        }
        group = parts.count == 2 ? parts[0].lowercased() : ""
        self.name = name.uppercased()
        parameters = pieces.dropFirst().flatMap(Self.parameter)
        value = line[(colon + 1)...]
    }

    func all(_ name: String) -> [String] {
        parameters.filter { $0.name == name }.map(\.value)
    }

    /// What the value is for. Version 2.1 writes it without `TYPE=`.
    var types: Set<String> {
        Set(all("TYPE").flatMap { $0.split(separator: ",") }.map { $0.lowercased() })
    }

    var isPreferred: Bool { types.contains("pref") || !all("PREF").isEmpty }

    var isQuotedPrintable: Bool { encodings.contains("QUOTED-PRINTABLE") }
    var isBase64: Bool { encodings.contains("BASE64") || encodings.contains("B") }

    private var encodings: [String] { all("ENCODING").map { $0.uppercased() } }

    /// Whether a line that begins so is written in quoted-printable, before it is whole.
    static func isQuotedPrintable(_ line: [UInt8]) -> Bool {
        guard let colon = colon(in: line) else { return false }
        return text(line[..<colon]).uppercased().contains("QUOTED-PRINTABLE")
    }

    /// The first colon that is not inside quotes; inside all the quotes when they are nowhere closed.
    private static func colon(in line: [UInt8]) -> Int? {
        var isQuoted = false
        for (place, byte) in line.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ":"), !isQuoted { return place }
        }
        return isQuoted ? line.firstIndex(of: UInt8(ascii: ":")) : nil
    }

    private static func split(_ bytes: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
        var isQuoted = false
        return bytes.split(omittingEmptySubsequences: false) { byte in
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            return byte == separator && !isQuoted
        }
    }

    /// A parameter of several values (`TYPE=home,voice`) is several.
    private static func parameter(_ bytes: ArraySlice<UInt8>) -> [(name: String, value: String)] {
        guard !bytes.isEmpty else { return [] }
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return [bare(text(bytes))] }
        let name = text(bytes[..<equals]).uppercased().filter { !$0.isWhitespace }
        return split(bytes[(equals + 1)...], at: UInt8(ascii: ",")).map { value in
            (name, unescaped(text(value).filter { $0 != "\"" }))
        }
    }

    private static func bare(_ word: String) -> (name: String, value: String) {
        let word = word.uppercased().filter { !$0.isWhitespace }
        let isEncoding = ["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"].contains(word)
        return (isEncoding ? "ENCODING" : "TYPE", word)
    }

    /// RFC 6868.
    private static func unescaped(_ text: String) -> String {
        guard text.contains("^") else { return text }
        return text.replacing("^n", with: "\n").replacing("^'", with: "\"").replacing("^^", with: "^")
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
