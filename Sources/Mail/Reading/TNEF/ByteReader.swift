/// Reads little-endian numbers and runs of bytes, and never past the end.
struct ByteReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    struct PastTheEnd: Error {}

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ count: Int) throws(PastTheEnd) -> ArraySlice<UInt8> {
        guard count >= 0, count <= rest.count else { throw PastTheEnd() }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type = Number.self
    ) throws(PastTheEnd) -> Number {
        try take(MemoryLayout<Number>.size).reversed().reduce(0) { $0 << 8 | Number($1) }
    }

    /// A run that is filled up to a multiple of four bytes; the filling may be missing at the end.
    mutating func takePadded(_ count: Int) throws(PastTheEnd) -> ArraySlice<UInt8> {
        let run = try take(count)
        rest = rest.dropFirst((4 - count % 4) % 4)
        return run
    }
}
