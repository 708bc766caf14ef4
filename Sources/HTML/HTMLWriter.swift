import NIOCore

/// Writes a page into the bytes of an answer.
package struct HTMLWriter {
    package private(set) var buffer: ByteBuffer

    package init(capacity: Int = 16_384) {
        buffer = ByteBuffer()
        buffer.reserveCapacity(capacity)
    }

    /// Text of ours, as it stands.
    package mutating func write(_ text: StaticString) {
        buffer.writeStaticString(text)
    }

    /// Text that is known to be HTML, as it stands.
    package mutating func write(trusted text: String) {
        buffer.writeString(text)
    }

    package mutating func write(_ number: Int) {
        buffer.writeString(String(number))
    }

    /// Text from anywhere, so written that a browser reads it back letter by letter, in an element or a quoted attribute.
    package mutating func write(escaping text: String) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            Self.write(bytes, to: &buffer)
        }
        if done == nil {
            Array(text.utf8).withUnsafeBufferPointer { bytes in Self.write(bytes, to: &buffer) }
        }
    }

    static func write(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
        var start = 0
        for place in bytes.indices {
            guard let replacement = replacement(for: bytes[place]) else { continue }
            buffer.writeBytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<place]))
            buffer.writeStaticString(replacement)
            start = place + 1
        }
        buffer.writeBytes(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...]))
    }

    /// A carriage return would be read back as a line feed; the zero byte can't stand in HTML at all.
    @inline(__always)
    private static func replacement(for byte: UInt8) -> StaticString? {
        guard byte <= UInt8(ascii: ">") else { return nil }
        switch byte {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return "&quot;"
        case 0x0D: return "&#13;"
        case 0x00: return "\u{FFFD}"
        default: return nil
        }
    }
}
