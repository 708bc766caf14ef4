import Basics
import NIOCore

/// `application/x-www-form-urlencoded` and percent-encoding, read strictly: what can't be read is refused, never guessed.
enum URLEncoded {
    static let mostFields = 1000

    static func fields(in body: ByteBuffer) throws -> [(name: String, value: String)] {
        try body.readableBytesView.split(separator: UInt8(ascii: "&"), maxSplits: mostFields).map { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1] : pair[pair.endIndex...]
            guard let name = decoded(parts[0], plusIsSpace: true), let text = decoded(value, plusIsSpace: true) else {
                throw MalformedRequest.form
            }
            return (name, text)
        }
    }

    /// The text that was encoded, or nil when the encoding or its UTF-8 is broken.
    static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place != bytes.endIndex {
            switch bytes[place] {
            case UInt8(ascii: "%"):
                guard let high = digit(bytes, after: &place), let low = digit(bytes, after: &place) else { return nil }
                decoded.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: decoded.append(UInt8(ascii: " "))
            case let byte: decoded.append(byte)
            }
            place = bytes.index(after: place)
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// Whether the address can be read in full. Most have nothing to decode.
    static func isSound(_ address: String) -> Bool {
        let isPlain = address.utf8.allSatisfy { $0 != UInt8(ascii: "%") && $0 < 0x80 }
        if isPlain { return true }
        guard let text = decoded(address.utf8, plusIsSpace: false) else { return false }
        return !text.unicodeScalars.contains { $0.value == 0 || $0 == "\u{FFFD}" }
    }

    /// Text as it can stand in an address.
    static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    private static func digit<Bytes: Collection<UInt8>>(_ bytes: Bytes, after place: inout Bytes.Index) -> UInt8? {
        let next = bytes.index(after: place)
        guard next < bytes.endIndex else { return nil }
        place = next
        switch bytes[next] {
        case let byte where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): return byte - UInt8(ascii: "0")
        case let byte where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte): return byte - UInt8(ascii: "a") + 10
        case let byte where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte): return byte - UInt8(ascii: "A") + 10
        default: return nil
        }
    }
}
