import Crypto
import Foundation
import Mail

/// The print (SHA-256) of what a letter's writer has written: the same in every mailbox that it came into, whatever the servers on
/// its way have noted on top of it. One that somebody has sent on by hand is another (RFC 5322, 3.6.6).
///
/// What is not known for a server's note counts, so that a letter is rather taken for another than lost.
struct WrittenPrint {
    private var hash = SHA256()
    private var isInHead = true
    /// The line of the head that is being read.
    private var line: [UInt8] = []
    private var isNote = false
    /// Line ends that may be the last, of which programs add and take away.
    private var heldBack = 0

    /// Blocks when the letter lies in a file.
    /// - Throws: `ReadingFault.unreadable` when the file can't be read.
    static func of(_ raw: RawLetter) throws(ReadingFault) -> [UInt8] {
        var print = WrittenPrint()
        switch raw {
        case .bytes(let bytes): print.take(bytes[...])
        case .file(let url):
            do {
                let file = try FileHandle(forReadingFrom: url)
                while let block = try file.read(upToCount: 1 << 20), !block.isEmpty { print.take(Array(block)[...]) }
            } catch {
                throw .unreadable(EIO)
            }
        }
        if print.isInHead { print.endHeadLine() }
        return Array(print.hash.finalize())
    }

    private mutating func take(_ block: ArraySlice<UInt8>) {
        var rest = block
        while isInHead, !rest.isEmpty {
            let end = rest.firstIndex(of: 10)
            line += rest[..<(end ?? rest.endIndex)].filter { $0 != 13 }
            guard let end else { return }
            endHeadLine()
            rest = rest[(end + 1)...]
        }
        takeBody(rest)
    }

    /// Carriage returns come and go on the way and don't count. Hashed all at once, as a call for each line costs more than the line.
    private mutating func takeBody(_ block: ArraySlice<UInt8>) {
        var body: [UInt8] = []
        body.reserveCapacity(block.count)
        var start = block.startIndex
        for end in block.indices where block[end] == 10 || block[end] == 13 {
            append(block[start..<end], to: &body)
            if block[end] == 10 { heldBack += 1 }
            start = end + 1
        }
        append(block[start...], to: &body)
        hash.update(data: body)
    }

    private mutating func append(_ piece: ArraySlice<UInt8>, to body: inout [UInt8]) {
        guard !piece.isEmpty else { return }
        body += repeatElement(10, count: heldBack)
        body += piece
        heldBack = 0
    }

    private mutating func endHeadLine() {
        defer { line = [] }
        guard let first = line.first else {
            isInHead = false
            return hash.update(data: [0])
        }
        let isFolded = first == 32 || first == 9
        if !isFolded { isNote = ServerNotes.contains(line.prefix { $0 != UInt8(ascii: ":") }) }
        if !isNote { hash.update(data: line + [10]) }
    }
}

/// Fields that servers and programs for mail put into a head on its way and while it lies there.
private enum ServerNotes {
    static func contains(_ name: ArraySlice<UInt8>) -> Bool {
        let name = String(decoding: name, as: UTF8.self).lowercased()
        return name.hasPrefix("x-") || name.hasPrefix("arc-") || names.contains(name)
    }

    private static let names: Set<String> = [
        "received", "return-path", "delivered-to", "envelope-to", "apparently-to", "bcc", "delivery-date",
        "authentication-results", "received-spf", "dkim-signature", "domainkey-signature", "status", "content-length",
        "lines",
    ]
}
