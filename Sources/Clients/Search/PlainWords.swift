extension SearchWords {
    /// The same words as `anyWords`, many times sooner, for text in Russian and English alone: every name and subject passes
    /// here when it is kept. Nil where a byte tells of another script, a combining mark or a sign beyond ASCII.
    static func plainWords(in text: String) -> [String]? {
        var reader = PlainWordReader()
        for byte in text.utf8 {
            guard reader.read(byte) else { return nil }
        }
        return reader.finish()
    }
}

/// Reads ASCII, and of Cyrillic the letters U+0400 to U+047F, whose UTF-8 begins with D0 or D1.
private struct PlainWordReader {
    private var words: [String] = []
    private var word: [UInt8] = []
    private var letters = 0
    /// The first byte of a Cyrillic letter whose second is still to come.
    private var lead: UInt8?

    /// - Returns: false for a byte that is none of these.
    mutating func read(_ byte: UInt8) -> Bool {
        if let lead {
            self.lead = nil
            append(Self.lowercased(UInt16(lead & 0x1F) << 6 | UInt16(byte & 0x3F)))
            return true
        }
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): append(UInt16(byte))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(UInt16(byte | 0x20))
        case 0xD0, 0xD1: lead = byte
        case 0..<0x80: endWord()
        default: return false
        }
        return true
    }

    mutating func finish() -> [String] {
        endWord()
        return words
    }

    private mutating func append(_ letter: UInt16) {
        letters += 1
        guard letters <= SearchWords.longest else { return }
        if letter < 0x80 {
            word.append(UInt8(letter))
        } else {
            word.append(UInt8(0xC0 | letter >> 6))
            word.append(UInt8(0x80 | letter & 0x3F))
        }
    }

    private mutating func endWord() {
        guard letters > 0 else { return }
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
        letters = 0
    }

    /// Of Ѐ to Џ, А to Я, and the old letters from Ѡ on, of which every second is small; ё counts as е.
    private static func lowercased(_ letter: UInt16) -> UInt16 {
        let small: UInt16 =
            switch letter {
            case 0x400...0x40F: letter + 0x50
            case 0x410...0x42F: letter + 0x20
            case 0x460...0x47F: letter | 1
            default: letter
            }
        return small == 0x451 ? 0x435 : small
    }
}
