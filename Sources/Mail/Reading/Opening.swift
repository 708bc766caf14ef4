import Formats
import Foundation

/// The first bytes of a raw letter, and what they tell about reading it.
struct Opening {
    /// Where the head begins: behind the line that mailbox files put before it, and behind empty lines.
    let start: Int
    /// What bare 8-bit characters in the head are written in, when it isn't UTF-8.
    let charset: String?
    /// Whether there is a head at all; some letters start with their text.
    let hasHead: Bool

    /// Whether the head has lines that GMime would lose.
    let isBroken: Bool

    /// As much as a head can be expected to take.
    static let length = 64 * 1024

    init(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        var start = Self.afterEmptyLines(rest)
        rest = bytes[start...]
        if Self.isMailboxLine(rest) { start = Self.nextLine(in: rest) }
        rest = bytes[start...]
        hasHead = HeadRepair.startsField(rest)
        self.start = hasHead ? start - bytes.startIndex : 0
        isBroken = hasHead && HeadRepair.mended(rest) != nil
        charset = Self.charset(of: Self.head(rest))
    }

    private static func afterEmptyLines(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.firstIndex { $0 != 10 && $0 != 13 } ?? bytes.startIndex
    }

    /// `From someone Mon Jan  1 00:00:00 2001`, with the `>` that some stores put before it.
    private static func isMailboxLine(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: Array("From ".utf8)) || bytes.starts(with: Array(">From ".utf8))
    }

    private static func nextLine(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.firstIndex(of: 10).map { $0 + 1 } ?? bytes.endIndex
    }

    private static func head(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var lineStart = bytes.startIndex
        while lineStart < bytes.endIndex {
            let end = nextLine(in: bytes[lineStart...])
            if bytes[lineStart] == 10 || bytes[lineStart] == 13 { return bytes[..<lineStart] }
            lineStart = end
        }
        return bytes
    }

    private static func charset(of head: ArraySlice<UInt8>) -> String? {
        let bare = Array(head.split(separator: 10).filter { $0.contains { $0 >= 0x80 } }.joined(separator: [10]))
        guard String(validating: bare, as: UTF8.self) == nil else { return nil }
        // Most often it is the charset that the head names for the body.
        let text = String(decoding: head.map { $0 < 0x80 ? $0 : 63 }, as: UTF8.self).lowercased()
        if let found = text.firstMatch(of: #/charset\s{0,9}=\s{0,9}["']?([a-z0-9_:.-]{2,40})/#) {
            let named = Charset(label: String(found.1))
            let isTrue = !named.isUTF8 && !named.isASCII && CyrillicGuess.corrected(named, for: bare[...]) == nil
            if isTrue, let (_, broken) = named.decode(bare[...]), broken * 20 < bare.count { return named.name }
        }
        return CharsetGuess.charset(of: bare)
    }
}

extension Opening {
    /// A letter that can be taken apart. One without a head gets an empty one, so that its text is not taken for it.
    func prepared(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard hasHead else { return ([10] + bytes)[...] }
        guard isBroken, let mended = HeadRepair.mended(bytes[start...]) else { return bytes[start...] }
        return mended[...]
    }
}
