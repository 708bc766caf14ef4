/// How the bytes of a log become letters.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1251 = "windows-1251"
    case windows1250 = "windows-1250"
    case windows1252 = "windows-1252"
    case koi8r = "koi8-r"
    case koi8u = "koi8-u"
    case cp866
    case latin1 = "iso-8859-1"
    case iso88595 = "iso-8859-5"

    /// Reads a name as people write it: `UTF-8`, `cp1251`, `win-1251`, `latin1`.
    package init?(named name: String) {
        let key = Self.key(name)
        guard let known = Self.allCases.first(where: { Self.key($0.rawValue) == key }) ?? Self.nicknames[key] else {
            return nil
        }
        self = known
    }

    /// - Returns: nil when the bytes are not of this encoding.
    package func text(of bytes: some Collection<UInt8>) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        // A working copy in UTF-8 is read instead.
        case .utf16LittleEndian, .utf16BigEndian: String(validating: bytes, as: UTF8.self)
        case .windows1251: SingleByteAlphabet.windows1251.text(of: bytes)
        case .windows1250: SingleByteAlphabet.windows1250.text(of: bytes)
        case .windows1252: SingleByteAlphabet.windows1252.text(of: bytes)
        case .koi8r: SingleByteAlphabet.koi8r.text(of: bytes)
        case .koi8u: SingleByteAlphabet.koi8u.text(of: bytes)
        case .cp866: SingleByteAlphabet.cp866.text(of: bytes)
        case .latin1: SingleByteAlphabet.iso88591.text(of: bytes)
        case .iso88595: SingleByteAlphabet.iso88595.text(of: bytes)
        }
    }

    /// Letters are two bytes or more, even those of ASCII.
    package var isWide: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

    private static func key(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static let nicknames: [String: TextEncoding] = [
        "utf16": .utf16LittleEndian, "cp1251": .windows1251, "win1251": .windows1251, "cp1250": .windows1250,
        "cp1252": .windows1252, "koi8": .koi8r, "ibm866": .cp866, "dos": .cp866, "latin1": .latin1,
    ]
}
