/// Words that are looked for in text without regard to case, ё read as е. Letters of Latin and Cyrillic are folded byte by byte: ten
/// thousand letters are gone through while a page is made.
struct FoldedWords: Sendable {
    private let words: [[UInt8]]

    init(_ text: String) {
        words = text.split(whereSeparator: \.isWhitespace).map { Self.folded($0.utf8) }
    }

    var isEmpty: Bool { words.isEmpty }

    /// Whether each of the words stands in one of the texts.
    func stand(in texts: String...) -> Bool {
        guard !words.isEmpty else { return true }
        let folded = texts.map { Self.folded($0.utf8) }
        return words.allSatisfy { word in folded.contains { Self.contains($0, word) } }
    }

    private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return false }
        return text.withUnsafeBufferPointer { text in
            word.withUnsafeBufferPointer { word in
                var place = 0
                while place <= text.count - word.count {
                    if text[place] == first, (1..<word.count).allSatisfy({ text[place + $0] == word[$0] }) {
                        return true
                    }
                    place += 1
                }
                return false
            }
        }
    }

    private static func folded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var lead: UInt8 = 0
        for byte in bytes {
            switch (lead, byte) {
            case (0xD0, 0x90...0x9F): folded.append(byte + 0x20)
            case (0xD0, 0xA0...0xAF):
                folded[folded.count - 1] = 0xD1
                folded.append(byte - 0x20)
            case (0xD0, 0x81): folded.append(0xB5)
            case (0xD1, 0x91):
                folded[folded.count - 1] = 0xD0
                folded.append(0xB5)
            case (_, UInt8(ascii: "A")...UInt8(ascii: "Z")): folded.append(byte + 0x20)
            default: folded.append(byte)
            }
            lead = byte
        }
        return folded
    }
}
