extension StringProtocol where UTF8View: BidirectionalCollection {
    /// Without white space and line ends at both ends.
    package var trimmed: String {
        // Most of what comes in has none, and for ASCII and Cyrillic a look at the bytes at its ends is enough to know.
        if let first = utf8.first, Ink.leads(first), Ink.ends(utf8.suffix(2)) { return String(self) }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(self[first...last])
    }
}

/// What surely is no white space, seen from the bytes of UTF-8.
private enum Ink {
    private static let ascii: ClosedRange<UInt8> = 0x21...0x7E
    /// The first bytes of the letters from U+0400 to U+047F.
    private static let cyrillic: ClosedRange<UInt8> = 0xD0...0xD1

    static func leads(_ byte: UInt8) -> Bool {
        ascii.contains(byte) || cyrillic.contains(byte)
    }

    /// - Parameter bytes: the last two.
    static func ends(_ bytes: some Sequence<UInt8>) -> Bool {
        let bytes = Array(bytes)
        guard let first = bytes.first, let last = bytes.last else { return false }
        return ascii.contains(last) || bytes.count == 2 && cyrillic.contains(first)
    }
}
