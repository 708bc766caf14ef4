import Basics
import Foundation

/// A value made text: out of its transfer encoding, its charset and its escapes.
struct VCardText {
    let property: VCardProperty
    let version: VCard.Version
    /// What text is written in that is not UTF-8 and names no charset.
    let charset: Charset?

    /// The value as one text.
    var whole: String { Self.unescaped(raw[...], version) }

    /// The value as parts between semicolons, each a list between commas; version 2.1 knows no lists.
    var parts: [[String]] {
        Self.split(raw, at: ";").map { part in
            let items = version == .two ? [part] : Self.split(String(part), at: ",")
            return items.map { Self.unescaped($0, version).trimmed }.filter { !$0.isEmpty }
        }
    }

    /// The value as a list between commas.
    var list: [String] {
        Self.split(raw, at: ",").map { Self.unescaped($0, version).trimmed }.filter { !$0.isEmpty }
    }

    private var raw: String {
        var bytes = Array(property.value)
        if property.isQuotedPrintable { bytes = Self.quotedPrintable(bytes) }
        if property.isBase64, let data = Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters) {
            bytes = Array(data)
        }
        return text(of: bytes).trimmed
    }

    private func text(of bytes: [UInt8]) -> String {
        let named = property.all("CHARSET").first.map { Charset(label: $0) }
        let isTrusted = named.map { !$0.isUTF8 && !$0.isASCII } ?? false
        if isTrusted, let text = named?.decode(bytes[...])?.text { return Self.clean(text) }
        if let text = String(validating: bytes, as: UTF8.self) { return Self.clean(text) }
        return Self.clean((charset ?? Charset(label: "windows-1252")).decode(bytes[...])?.text ?? "")
    }

    private static func clean(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\0", with: "")
    }

    /// RFC 2045 6.7, soft line ends taken away before.
    private static func quotedPrintable(_ bytes: [UInt8]) -> [UInt8] {
        var decoded: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "="), place + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
            {
                decoded.append(value)
                place += 3
            } else {
                decoded.append(bytes[place])
                place += 1
            }
        }
        return decoded
    }

    private static func split(_ text: String, at separator: Character) -> [Substring] {
        var isEscaped = false
        return text.split(omittingEmptySubsequences: false) { letter in
            defer { isEscaped = letter == "\\" && !isEscaped }
            return letter == separator && !isEscaped
        }
    }

    /// Programs that write 2.1 escape as those of 3.0 do, except that a lone backslash stays.
    private static func unescaped(_ text: Substring, _ version: VCard.Version) -> String {
        guard text.contains("\\") else { return String(text) }
        var plain = ""
        var isEscaped = false
        for letter in text {
            if isEscaped {
                switch letter {
                case "n", "N": plain.append("\n")
                case ";", ",", ":", "\\", "\"": plain.append(letter)
                default: plain.append(version == .two ? "\\\(letter)" : "\(letter)")
                }
                isEscaped = false
            } else if letter == "\\" {
                isEscaped = true
            } else {
                plain.append(letter)
            }
        }
        return isEscaped ? plain + "\\" : plain
    }
}
