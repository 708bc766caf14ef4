/// Quoted-printable (RFC 2045, 6.7), lines of 76 at most.
enum QuotedPrintable {
    static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var column = 0
        for (place, byte) in bytes.enumerated() {
            if byte == 13 || byte == 10 {
                out.append(byte)
                column = 0
                continue
            }
            let isLast = place + 1 == bytes.count || bytes[place + 1] == 13 || bytes[place + 1] == 10
            let unit = unit(byte, startsLine: column == 0, endsLine: isLast)
            if column + unit.count > 75 {
                out += [61, 13, 10]
                column = 0
            }
            out += unit
            column += unit.count
        }
        return out
    }

    private static func unit(_ byte: UInt8, startsLine: Bool, endsLine: Bool) -> [UInt8] {
        switch byte {
        // Servers change lines that begin so.
        case UInt8(ascii: "."), UInt8(ascii: "F"), UInt8(ascii: "-"): startsLine ? escaped(byte) : [byte]
        case 32, 9: endsLine ? escaped(byte) : [byte]
        case 61: escaped(byte)
        case 33...126: [byte]
        default: escaped(byte)
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [61, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
