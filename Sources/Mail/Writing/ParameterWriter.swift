/// Parameters of fields, in any language and of any length (RFC 2231).
enum ParameterWriter {
    /// - Returns: `; name=value` with the folds that it needs.
    static func parameter(_ name: String, _ value: String) -> String {
        let value = HeadWriter.oneLine(value)
        let isPlain = value.utf8.allSatisfy { $0 >= 32 && $0 < 127 && $0 != 34 && $0 != 92 && $0 != 37 }
        if isPlain, value.utf8.count <= 60 { return ";\r\n \(name)=\"\(value)\"" }
        let pieces = pieces(of: value)
        if pieces.count == 1 { return ";\r\n \(name)*=utf-8''\(pieces[0])" }
        return pieces.enumerated().map { number, piece in
            ";\r\n \(name)*\(number)*=\(number == 0 ? "utf-8''" : "")\(piece)"
        }.joined()
    }

    /// Percent-encoded, in pieces that fit a line and cut no character.
    private static func pieces(of value: String) -> [String] {
        var pieces = [""]
        for character in value {
            let encoded = character.utf8.map(encoded).joined()
            if pieces[pieces.count - 1].count + encoded.count > 56, !pieces[pieces.count - 1].isEmpty {
                pieces.append("")
            }
            pieces[pieces.count - 1] += encoded
        }
        return pieces
    }

    private static func encoded(_ byte: UInt8) -> String {
        let scalar = Unicode.Scalar(byte)
        if scalar.isASCII,
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-._~".unicodeScalars.contains(scalar)
        {
            return String(scalar)
        }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }
}
