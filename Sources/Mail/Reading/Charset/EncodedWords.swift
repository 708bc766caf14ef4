import Formats
import Foundation

/// The encoded words of a header (RFC 2047), read as kindly as their senders need it: split in the middle of a character, padded
/// where they should not be, in a charset that nobody knows, next to plain text without a space.
enum EncodedWords {
    /// - Parameter bare: what bare 8-bit characters are written in, when they are not UTF-8.
    static func decoded(_ raw: [UInt8], bare: Charset?) -> String {
        runs(unfolded(raw)).map { $0.text(bare) }.joined()
    }

    /// The same header with neighbouring words made one word in UTF-8, for readers that are less kind; no text moves out of
    /// its word, where its commas and quotes would mean something.
    static func joined(_ raw: [UInt8], bare: Charset?) -> String {
        runs(unfolded(raw)).map { run in
            switch run {
            case .plain: run.text(bare)
            case .encoded: "=?utf-8?b?\(Data(run.text(bare).utf8).base64EncodedString())?="
            }
        }.joined()
    }

    private enum Run {
        case plain(ArraySlice<UInt8>)
        case encoded([UInt8], Charset)

        func text(_ bare: Charset?) -> String {
            switch self {
            case .plain(let bytes):
                String(validating: bytes, as: UTF8.self) ?? bare?.decode(bytes)?.text
                    ?? String(decoding: bytes, as: UTF8.self)
            case .encoded(let bytes, let charset):
                charset.decode(bytes[...]).flatMap { $0.broken == 0 ? $0.text : nil }
                    ?? TextDecoding(bytes[...], label: charset.name).text
            }
        }
    }

    /// Space between two words is not meant; words of one charset are one run of bytes.
    private static func runs(_ bytes: [UInt8]) -> [Run] {
        var runs: [Run] = []
        var rest = bytes[...]
        while let (word, place) = nextWord(in: rest) {
            let before = rest[..<place.lowerBound]
            if case .encoded(let bytes, let charset) = runs.last, before.allSatisfy(isSpace) {
                if charset == word.charset {
                    runs[runs.count - 1] = .encoded(bytes + word.bytes, charset)
                } else {
                    runs.append(.encoded(word.bytes, word.charset))
                }
            } else {
                if !before.isEmpty { runs.append(.plain(before)) }
                runs.append(.encoded(word.bytes, word.charset))
            }
            rest = rest[place.upperBound...]
        }
        if !rest.isEmpty { runs.append(.plain(rest)) }
        return runs
    }

    private static func nextWord(in bytes: ArraySlice<UInt8>) -> (EncodedWord, Range<Int>)? {
        var from = bytes.startIndex
        while let start = bytes[from...].firstIndex(of: UInt8(ascii: "=")) {
            if let (word, end) = EncodedWord.read(bytes[start...]) { return (word, start..<end) }
            from = start + 1
        }
        return nil
    }

    private static func unfolded(_ raw: [UInt8]) -> [UInt8] {
        var bytes = raw.filter { $0 != 10 && $0 != 13 }
        if let first = bytes.firstIndex(where: { !isSpace($0) }) { bytes.removeFirst(first) } else { bytes = [] }
        while let last = bytes.last, isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
}
