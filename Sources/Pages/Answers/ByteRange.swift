/// Which part of something is asked for, as browsers do to play from the middle (RFC 9110, 14).
package enum ByteRange: Equatable, Sendable {
    case whole
    case part(Range<Int64>)
    /// It begins behind the end.
    case beyond

    /// - Parameter size: of what is there, in bytes.
    package init(_ header: String?, of size: Int64) {
        guard let header, let wish = Self.wish(header) else {
            self = .whole
            return
        }
        let part: Range<Int64>
        switch wish {
        case (let first?, let last): part = first..<max(first, min(last ?? size, size - 1) + 1)
        case (nil, let length): part = max(0, size - (length ?? 0))..<size
        }
        self = part.isEmpty || part.lowerBound >= size ? .beyond : .part(part.clamped(to: 0..<size))
    }

    /// What can't be understood, and several parts at once, is answered with the whole, as one may.
    private static func wish(_ header: String) -> (first: Int64?, last: Int64?)? {
        let words = header.split(separator: "=", omittingEmptySubsequences: false)
        guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
        let ends = words[1].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, ends.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return nil }
        let (first, last) = (Int64(ends[0]), Int64(ends[1]))
        guard first != nil || last != nil, ends.allSatisfy({ $0.isEmpty || $0.count < 18 }) else { return nil }
        if let first, let last, last < first { return nil }
        return (first, last)
    }
}
