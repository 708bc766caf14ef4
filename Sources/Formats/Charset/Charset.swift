import CCharset

/// A charset by the name that iconv knows it by.
package struct Charset: Hashable, Sendable {
    package let name: String

    /// From a label as letters carry it. Where the web has learned that a label means more than it says, so it does here
    /// (WHATWG Encoding Standard): what is called `iso-8859-1` is windows-1252.
    package init(label: String) {
        let plain = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        name = Self.meant[plain] ?? Self.spelled(plain)
    }

    package static let utf8 = Charset(label: "utf-8")

    package var isUTF8: Bool { name == "utf-8" }
    package var isASCII: Bool { name == "us-ascii" }
    /// Charsets in which any byte is some character, so that reading without an error proves nothing.
    package var isSingleByte: Bool {
        ["windows-", "iso-8859-", "koi8-", "cp8", "ibm8", "mac"].contains { name.hasPrefix($0) }
    }

    /// - Returns: the text and how many places of it could not be read; nil when nobody knows the charset.
    package func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, broken: Int)? {
        if isUTF8 || isASCII { return Self.decodeUTF8(bytes) }
        var out: UnsafeMutablePointer<CChar>?
        var count = 0
        var broken = 0
        let outcome = bytes.withUnsafeBufferPointer {
            charset_to_utf8(name, $0.baseAddress, $0.count, &out, &count, &broken)
        }
        guard outcome == charset_converted, let out else { return nil }
        defer { charset_free(out) }
        let text = UnsafeRawBufferPointer(start: out, count: count).withMemoryRebound(to: UInt8.self) {
            String(decoding: $0, as: UTF8.self)
        }
        return (text, broken)
    }

    private static func decodeUTF8(_ bytes: ArraySlice<UInt8>) -> (text: String, broken: Int) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, 0) }
        let text = String(decoding: bytes, as: UTF8.self)
        return (text, text.unicodeScalars.count { $0 == "\u{FFFD}" })
    }

    /// `cp1251`, `windows1251`, `win-1251`, `x-cp1251` are one charset.
    private static func spelled(_ label: String) -> String {
        let bare = label.hasPrefix("x-") ? String(label.dropFirst(2)) : label
        let number = String(bare.drop { !$0.isNumber })
        if ["cp", "cp-", "windows", "win", "win-", "windows-", "ansi-"].contains(String(bare.dropLast(number.count))),
            number.count == 4, number.hasPrefix("125")
        {
            return "windows-\(number)"
        }
        return bare
    }

    private static let meant: [String: String] = [
        "": "us-ascii", "ascii": "us-ascii", "us-ascii": "us-ascii", "ansi_x3.4-1968": "us-ascii", "7bit": "us-ascii",
        "utf8": "utf-8", "utf-8": "utf-8", "unicode": "utf-8", "x-unknown": "us-ascii", "unknown-8bit": "us-ascii",
        "iso-8859-1": "windows-1252", "latin1": "windows-1252", "iso8859-1": "windows-1252",
        "iso_8859-1": "windows-1252",
        "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "iso-8859-8-i": "iso-8859-8",
        "iso-8859-8-e": "iso-8859-8", "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030",
        "x-gbk": "gb18030", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "ksc5601": "cp949",
        "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
        "unicode-1-1-utf-7": "utf-7", "x-unicode-2-0-utf-7": "utf-7", "utf7": "utf-7", "csunicode11utf7": "utf-7",
        "koi8r": "koi8-r", "koi-8-r": "koi8-r", "koi8": "koi8-r", "x-mac-cyrillic": "mac-cyrillic",
        "dos-866": "cp866", "ibm866": "cp866", "866": "cp866", "1251": "windows-1251",
    ]
}
