import Formats
import Foundation

/// One encoded word: `=?charset?B?…?=` or `=?charset?Q?…?=`, the charset with a language behind `*` perhaps (RFC 2231).
struct EncodedWord {
    let charset: Charset
    let bytes: [UInt8]

    /// - Returns: the word that starts here and where it ends.
    static func read(_ bytes: ArraySlice<UInt8>) -> (EncodedWord, end: Int)? {
        let mark = UInt8(ascii: "?")
        guard bytes.starts(with: [UInt8(ascii: "="), mark]) else { return nil }
        let inside = bytes.dropFirst(2)
        guard let afterCharset = inside.prefix(80).firstIndex(of: mark), afterCharset > inside.startIndex else {
            return nil
        }
        let letter = afterCharset + 1
        guard letter + 1 < inside.endIndex, inside[letter + 1] == mark else { return nil }
        let content = inside[(letter + 2)...]
        guard let end = closing(content) else { return nil }
        let payload = content[..<end]
        let decoded: [UInt8]
        switch inside[letter] | 0x20 {
        case UInt8(ascii: "b"): decoded = base64(payload)
        case UInt8(ascii: "q"): decoded = quotedPrintable(payload)
        default: return nil
        }
        let label = String(decoding: inside[..<afterCharset].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        guard label.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else { return nil }
        return (EncodedWord(charset: Charset(label: label), bytes: decoded), end + 2)
    }

    private static func closing(_ content: ArraySlice<UInt8>) -> Int? {
        content.indices.dropLast().first { content[$0] == UInt8(ascii: "?") && content[$0 + 1] == UInt8(ascii: "=") }
    }

    /// Padding may be missing, or stand in the middle where two words were made one.
    private static func base64(_ payload: ArraySlice<UInt8>) -> [UInt8] {
        payload.split(separator: UInt8(ascii: "=")).flatMap { group in
            let clean = group.filter { $0 > 32 }
            let padded = clean + Array(repeating: UInt8(ascii: "="), count: (4 - clean.count % 4) % 4)
            return [UInt8](Data(base64Encoded: Data(padded), options: .ignoreUnknownCharacters) ?? Data())
        }
    }

    private static func quotedPrintable(_ payload: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var place = payload.startIndex
        while place < payload.endIndex {
            let byte = payload[place]
            if byte == UInt8(ascii: "="), place + 2 < payload.endIndex,
                let value = UInt8(String(decoding: payload[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                out.append(value)
                place += 3
            } else {
                out.append(byte == UInt8(ascii: "_") ? 32 : byte)
                place += 1
            }
        }
        return out
    }
}
