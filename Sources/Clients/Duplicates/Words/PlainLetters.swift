import Foundation

/// Any text in the 26 small letters and ten digits of ASCII, so that «Щёлкина», "Shchelkina" and "SHCHELKINA" are one word.
enum PlainLetters {
    /// The words of `text`: whatever is no letter and no digit parts them; an apostrophe does not.
    static func words(of text: String) -> [[UInt8]] {
        // What is written with marks of their own is put together first: и and a breve are й.
        let isComposed = text.unicodeScalars.allSatisfy { $0.value < 0x300 || $0.value >= 0x400 }
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        for letter in (isComposed ? text : text.precomposedStringWithCanonicalMapping).unicodeScalars {
            if let plain = plain(letter) {
                word += plain
            } else if !word.isEmpty {
                words.append(word)
                word = []
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// All of `text` as one word, as a name with a hyphen or a space in it is compared.
    static func joined(_ text: String) -> [UInt8] {
        words(of: text).flatMap(\.self)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// - Returns: nil for what parts words.
    private static func plain(_ letter: Unicode.Scalar) -> [UInt8]? {
        letter.value < table.count ? table[Int(letter.value)] : worked(out: letter)
    }

    /// Latin and Cyrillic letters of both sizes.
    private static let table: [[UInt8]?] = (0..<0x530).map { Unicode.Scalar($0).flatMap(worked) }

    private static func worked(out letter: Unicode.Scalar) -> [UInt8]? {
        if "'’ʼ`".unicodeScalars.contains(letter) || letter.properties.generalCategory == .nonspacingMark { return [] }
        guard letter.properties.isAlphabetic || letter.properties.numericType != nil else { return nil }
        let small = letter.properties.lowercaseMapping
        if let known = small.unicodeScalars.first.flatMap({ Transliteration.table[$0] }) { return known }
        return bare(small) ?? bare(small.applyingTransform(.toLatin, reverse: false) ?? "")
            ?? Array(String(letter.value, radix: 36).utf8)
    }

    /// A letter without its marks, when that leaves something.
    private static func bare(_ letter: String) -> [UInt8]? {
        let bytes = letter.decomposedStringWithCompatibilityMapping.lowercased().utf8.filter { byte in
            byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || isDigit(byte)
        }
        return bytes.isEmpty ? nil : Array(bytes)
    }
}
