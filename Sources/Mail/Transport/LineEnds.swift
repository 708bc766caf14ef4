/// Ends every line by CR LF, as mail demands: a CR or LF alone is read as a line's end by some servers and not by others, and what
/// lies between can be made to look like another letter.
struct LineEnds {
    private let stuffed: Bool
    private var isAtStart = true
    private var endsWithReturn = false

    /// - Parameter stuffed: with a second dot before each line's first (RFC 5321, 4.5.2).
    init(stuffed: Bool) {
        self.stuffed = stuffed
    }

    mutating func pass(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var passed: [UInt8] = []
        passed.reserveCapacity(bytes.count + bytes.count / 16)
        var rest = bytes
        while let first = rest.first {
            if endsWithReturn {
                endLine(&passed)
                if first == .newline {
                    rest.removeFirst()
                    continue
                }
            }
            if stuffed, isAtStart, first == UInt8(ascii: ".") { passed.append(first) }
            let stop = rest.firstLineEnd ?? rest.endIndex
            if stop > rest.startIndex { isAtStart = false }
            passed += rest[..<stop]
            rest = rest[stop...]
            switch rest.popFirst() {
            case .return: endsWithReturn = true
            case .newline: endLine(&passed)
            default: break
            }
        }
        return passed
    }

    /// What is missing after the last byte.
    mutating func end() -> [UInt8] {
        var passed: [UInt8] = []
        if endsWithReturn || !isAtStart { endLine(&passed) }
        return passed
    }

    private mutating func endLine(_ passed: inout [UInt8]) {
        passed.append(.return)
        passed.append(.newline)
        (isAtStart, endsWithReturn) = (true, false)
    }
}
