import NIOCore

/// Writes a page into the bytes of an answer.
package struct HTMLWriter {
    private var bytes: [UInt8] = []

    package init() {}

    /// What is written, ready to be the body of an answer.
    package var buffer: ByteBuffer { ByteBuffer(bytes: bytes) }

    mutating func reserve(_ capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Text of ours, as it stands.
    package mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Text that is known to be HTML, as it stands.
    package mutating func write(trusted text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func write(_ number: Int) {
        bytes.append(contentsOf: String(number).utf8)
    }

    /// What another has written.
    mutating func write(_ other: HTMLWriter) {
        // The first piece is taken over as it is.
        if bytes.isEmpty { bytes = other.bytes } else { bytes.append(contentsOf: other.bytes) }
    }

    /// Text from anywhere, so written that a browser reads it back letter by letter, in an element or a quoted attribute.
    package mutating func write(escaping text: String) {
        guard text.utf8.contains(where: { Self.replacement(for: $0) != nil }) else { return write(trusted: text) }
        for byte in text.utf8 {
            if let replacement = Self.replacement(for: byte) { write(replacement) } else { bytes.append(byte) }
        }
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
