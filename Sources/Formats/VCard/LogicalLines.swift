/// The lines of a card file with what was folded made whole again: continuation lines of all versions, and the soft line ends of
/// quoted-printable in version 2.1.
struct LogicalLines {
    struct Line {
        let bytes: [UInt8]
        let line: Int
        let offset: Int64
    }

    /// Version 2.1 folds where a space stands anyway, which is kept.
    var isOld = false
    private var lines: PlainLines
    private var ahead: Line?
    private var back: Line?
    /// Where the last line ended.
    private(set) var offset: Int64

    /// The number of the line that comes next.
    var line: Int { back?.line ?? ahead?.line ?? lines.line }

    /// Pictures are larger, and nobody asks for them here.
    private static let longest = 1 << 20

    init(_ source: any ByteSource, from offset: Int64, line: Int) {
        lines = PlainLines(source, from: offset, line: line)
        self.offset = offset
    }

    mutating func next() throws -> Line? {
        if let line = back {
            back = nil
            offset = end(of: line)
            return line
        }
        guard let first = try take() else { return nil }
        var bytes = first.bytes
        let isQuotedPrintable = VCardProperty.isQuotedPrintable(bytes)
        while let following = try peek() {
            if isQuotedPrintable, bytes.last == UInt8(ascii: "=") {
                bytes.removeLast()
                Self.add(following.bytes[...], to: &bytes)
            } else if let byte = following.bytes.first, byte == 32 || byte == 9 {
                Self.add(following.bytes.dropFirst(isOld ? 0 : 1), to: &bytes)
            } else {
                break
            }
            _ = try take()
        }
        offset = ahead?.offset ?? lines.offset
        return Line(bytes: bytes, line: first.line, offset: first.offset)
    }

    /// Gives back the line that was read last, so that it comes again.
    mutating func putBack(_ line: Line) {
        back = line
        offset = line.offset
    }

    private func end(of line: Line) -> Int64 { ahead?.offset ?? lines.offset }

    private static func add(_ more: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        if bytes.count < longest { bytes += more }
    }

    private mutating func peek() throws -> Line? {
        if ahead == nil { ahead = try lines.next() }
        return ahead
    }

    private mutating func take() throws -> Line? {
        let line = try peek()
        ahead = nil
        return line
    }
}

/// Lines as they stand in the file, without their ends (LF, CRLF or CR).
private struct PlainLines {
    private let source: any ByteSource
    private var window: [UInt8] = []
    private var position = 0
    private var windowStart: Int64
    private(set) var line: Int

    private static let windowSize = 1 << 18
    private static let longest = 4 << 20

    init(_ source: any ByteSource, from offset: Int64, line: Int) {
        self.source = source
        self.line = line
        windowStart = offset
    }

    var offset: Int64 { windowStart + Int64(position) }

    mutating func next() throws -> LogicalLines.Line? {
        guard try fill() else { return nil }
        let (start, number) = (offset, line)
        var bytes: [UInt8] = []
        while try fill() {
            let rest = window[position...]
            let end = rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? rest.endIndex
            if bytes.count < Self.longest { bytes += rest[..<end] }
            position = end
            if end < window.count {
                try passLineEnd()
                break
            }
        }
        return LogicalLines.Line(bytes: bytes, line: number, offset: start)
    }

    private mutating func passLineEnd() throws {
        let isReturn = window[position] == .carriageReturn
        position += 1
        line += 1
        if isReturn, try fill(), window[position] == .lineFeed { position += 1 }
    }

    private mutating func fill() throws -> Bool {
        if position < window.count { return true }
        windowStart += Int64(position)
        position = 0
        window = windowStart < source.size ? try source.read(at: windowStart, atMost: Self.windowSize) : []
        return !window.isEmpty
    }
}
