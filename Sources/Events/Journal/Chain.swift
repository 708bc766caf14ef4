import Basics
import Crypto

/// The hash chain that makes tampering show: each hash covers its entry and the hash before it.
package enum Chain {
    /// What stands before the first entry.
    package static let start = [UInt8](repeating: 0, count: 32)

    package static func hash(after previous: [UInt8], seq: Int64, of entry: JournalEntry) -> [UInt8] {
        hash(after: previous, seq: seq, of: ChainLink(entry))
    }

    /// SHA-256 over the previous hash and every field, each led by its length or by whether it is there at all, so that no
    /// two entries read alike.
    static func hash(after previous: [UInt8], seq: Int64, of link: ChainLink) -> [UInt8] {
        var bytes = previous
        bytes.reserveCapacity(previous.count + link.data.utf8.count + 160)
        append(seq, to: &bytes)
        append(link.entry, to: &bytes)
        append(link.at, to: &bytes)
        append(link.actorKind, to: &bytes)
        append(optional: link.actor, to: &bytes)
        append(optional: link.client, to: &bytes)
        append(link.subjectKind, to: &bytes)
        append(link.subject, to: &bytes)
        append(link.kind, to: &bytes)
        append(link.data, to: &bytes)
        return Array(SHA256.hash(data: bytes))
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(optional number: Int64?, to bytes: inout [UInt8]) {
        bytes.append(number == nil ? 0 : 1)
        append(number ?? 0, to: &bytes)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(Int64(text.utf8.count), to: &bytes)
        bytes.append(contentsOf: text.utf8)
    }
}
