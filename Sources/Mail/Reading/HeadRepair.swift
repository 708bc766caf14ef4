import Foundation

/// Heads that careless programs wrote, made such that every line of them is read.
enum HeadRepair {
    /// - Returns: the letter's beginning anew; nil when its head is sound.
    static func mended(_ beginning: ArraySlice<UInt8>) -> [UInt8]? {
        var lines = Lines(beginning)
        var mended: [UInt8] = []
        var isBroken = false
        var hasType = false
        while let line = lines.next(), !isEmpty(line) {
            if isFolded(line) {
                mended += line
            } else if !startsField(line) {
                isBroken = true
                if lines.rest.contains(where: isWellKnown) {
                    // Between fields: kept as one of them.
                    mended += Array("X-Unreadable-Line: ".utf8) + line
                } else {
                    // The body, without the empty line before it.
                    return mended + [10] + line + lines.remainder
                }
            } else if isNamed("content-type", line) {
                // The first one counts.
                isBroken = isBroken || hasType
                mended += hasType ? Array("X-Second-".utf8) + line : Array(line)
                hasType = true
            } else {
                mended += line
            }
            if lines.remainder.isEmpty { return nil }
        }
        return isBroken ? mended + [10] + lines.remainder : nil
    }

    private struct Lines {
        private(set) var remainder: ArraySlice<UInt8>

        init(_ bytes: ArraySlice<UInt8>) {
            remainder = bytes
        }

        mutating func next() -> ArraySlice<UInt8>? {
            guard !remainder.isEmpty else { return nil }
            let end = remainder.firstIndex(of: 10).map { $0 + 1 } ?? remainder.endIndex
            defer { remainder = remainder[end...] }
            return remainder[..<end]
        }

        /// The lines up to the end of the head.
        var rest: [ArraySlice<UInt8>] {
            var copy = self
            var lines: [ArraySlice<UInt8>] = []
            while let line = copy.next(), !isEmpty(line) { lines.append(line) }
            return lines
        }
    }

    private static func isEmpty(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 10 || $0 == 13 } }

    private static func isFolded(_ line: ArraySlice<UInt8>) -> Bool { line.first == 32 || line.first == 9 }

    static func startsField(_ line: ArraySlice<UInt8>) -> Bool {
        guard let end = line.firstIndex(where: { $0 == 58 || $0 <= 32 || $0 >= 127 }) else { return false }
        guard end > line.startIndex, end - line.startIndex <= 200 else { return false }
        // Space before the colon was allowed once.
        return line[end...].first { $0 != 32 && $0 != 9 } == 58
    }

    private static func isNamed(_ name: String, _ line: ArraySlice<UInt8>) -> Bool {
        String(decoding: line.prefix { $0 > 32 && $0 != 58 }, as: UTF8.self).lowercased() == name
    }

    private static func isWellKnown(_ line: ArraySlice<UInt8>) -> Bool {
        guard startsField(line) else { return false }
        let name = String(decoding: line.prefix { $0 > 32 && $0 != 58 }, as: UTF8.self).lowercased()
        return name.hasPrefix("x-") || name.hasPrefix("content-")
            || [
                "from", "to", "cc", "subject", "date", "message-id", "mime-version", "received", "return-path",
                "sender",
                "reply-to", "references", "in-reply-to", "delivered-to",
            ].contains(name)
    }
}
