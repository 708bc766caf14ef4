import Basics
import Crypto

/// The hash chain that makes tampering show: each hash covers its entry and the hash before it.
package enum Chain {
    /// What stands before the first entry.
    package static let start = [UInt8](repeating: 0, count: 32)

    /// SHA-256 over the previous hash and every field, each led by its length so that no two entries read alike.
    package static func hash(after previous: [UInt8], seq: Int64, of entry: JournalEntry) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(previous.count + entry.text.utf8.count + 128)
        append(seq, to: &bytes)
        append(entry.at.milliseconds, to: &bytes)
        append(entry.actor.kind, to: &bytes)
        append(entry.actor.id ?? -1, to: &bytes)
        append(entry.client ?? -1, to: &bytes)
        append(entry.subject.kind.rawValue, to: &bytes)
        append(entry.subject.id, to: &bytes)
        append(entry.kind.name, to: &bytes)
        append(entry.text, to: &bytes)
        return Array(SHA256.hash(data: bytes))
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(Int64(text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }
}
