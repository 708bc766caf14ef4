import Foundation

/// Looking through many bytes at once: letters are long, and every one is looked through.
extension ArraySlice<UInt8> {
    /// Where the first CR or LF is.
    var firstLineEnd: Int? {
        withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return nil }
            let newline = memchr(start, CInt(UInt8.newline), bytes.count).map { UnsafeRawPointer($0) - start }
            let stop = memchr(start, CInt(UInt8.return), newline ?? bytes.count).map { UnsafeRawPointer($0) - start }
            return (stop ?? newline).map { startIndex + $0 }
        }
    }

    var isASCII: Bool {
        withUnsafeBytes { bytes in
            let whole = bytes.count & ~7
            for place in stride(from: 0, to: whole, by: 8)
            where bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 {
                return false
            }
            return bytes[whole...].allSatisfy { $0 < 0x80 }
        }
    }
}
