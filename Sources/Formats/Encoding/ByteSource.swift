/// Bytes that can be read from any place, as often as wanted.
package protocol ByteSource: Sendable {
    var size: Int64 { get }

    /// The bytes from `offset` on, at most `count`; fewer only when the end is reached.
    func read(at offset: Int64, atMost count: Int) throws -> [UInt8]
}

extension [UInt8]: ByteSource {
    package var size: Int64 { Int64(count) }

    package func read(at offset: Int64, atMost count: Int) throws -> [UInt8] {
        Array(dropFirst(Int(offset)).prefix(count))
    }
}
