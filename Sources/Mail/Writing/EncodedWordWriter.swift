import Foundation

/// Text of any language in a header (RFC 2047).
enum EncodedWordWriter {
    /// An encoded word is 75 characters at most.
    private static let most = 75 - "=?utf-8?B??=".utf8.count

    /// Whether text can't stand in a header as it is.
    static func isNeeded(for text: String) -> Bool {
        !text.utf8.allSatisfy { $0 >= 32 && $0 < 127 } || text.contains("=?")
            || text.split(separator: " ").contains { $0.utf8.count > 70 }
    }

    /// As many words as it needs; no character is cut.
    static func words(_ text: String) -> [String] {
        let special = text.utf8.count { $0 >= 127 || $0 < 32 }
        return special * 3 <= text.utf8.count ? split(text, quoted, "Q") : split(text, base64, "B")
    }

    private static func split(_ text: String, _ encode: (String) -> String, _ letter: String) -> [String] {
        var words: [String] = []
        var piece = ""
        for character in text {
            if !piece.isEmpty, encode(piece + String(character)).utf8.count > most {
                words.append(encode(piece))
                piece = ""
            }
            piece.append(character)
        }
        if !piece.isEmpty { words.append(encode(piece)) }
        return words.map { "=?utf-8?\(letter)?\($0)?=" }
    }

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// The form that may stand in a name, too (RFC 2047, 5.3).
    private static func quoted(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 32: "_"
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                String(Unicode.Scalar(byte))
            default: "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
