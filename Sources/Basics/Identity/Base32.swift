/// Crockford's base 32: no letters that are taken for one another when an id is read aloud to a client.
package enum Base32 {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let digits = 13

    package static func text(of number: UInt64) -> String {
        var rest = number
        var letters = [UInt8](repeating: alphabet[0], count: digits)
        for place in stride(from: digits - 1, through: 0, by: -1) {
            letters[place] = alphabet[Int(rest & 31)]
            rest >>= 5
        }
        return String(decoding: letters, as: UTF8.self)
    }

    package static func number(in text: String) -> UInt64? {
        let letters = text.lowercased().utf8
        guard letters.count == digits else { return nil }
        var number: UInt64 = 0
        for letter in letters {
            guard let value = value(of: letter) else { return nil }
            guard number >> 59 == 0 else { return nil }
            number = number << 5 | UInt64(value)
        }
        return number
    }

    /// Bytes as letters, five bits each, the last letter padded with zero bits.
    package static func text(of bytes: some Sequence<UInt8>) -> String {
        var letters: [UInt8] = []
        var buffer: UInt32 = 0
        var held = 0
        for byte in bytes {
            buffer = buffer << 8 | UInt32(byte)
            held += 8
            while held >= 5 {
                held -= 5
                letters.append(alphabet[Int(buffer >> UInt32(held) & 31)])
            }
            buffer &= (1 << UInt32(held)) - 1
        }
        if held > 0 { letters.append(alphabet[Int(buffer << UInt32(5 - held) & 31)]) }
        return String(decoding: letters, as: UTF8.self)
    }

    private static func value(of letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "o"): 0
        case UInt8(ascii: "i"), UInt8(ascii: "l"): 1
        default: alphabet.firstIndex(of: letter)
        }
    }
}
