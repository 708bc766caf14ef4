import Crypto
import Formats

/// Tells whether it is the same file read in the same way: SHA-256 over the mapping and the bytes.
enum Fingerprint {
    static func of(_ file: ByteFile, readBy mapping: String) throws -> [UInt8] {
        var hash = SHA256()
        hash.update(data: Array(mapping.utf8))
        hash.update(data: [0])
        var offset: Int64 = 0
        while offset < file.size {
            let bytes = try file.read(at: offset, atMost: 1 << 20)
            if bytes.isEmpty { break }
            hash.update(data: bytes)
            offset += Int64(bytes.count)
        }
        return Array(hash.finalize())
    }
}
