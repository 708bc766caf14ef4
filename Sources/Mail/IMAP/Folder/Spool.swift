import Foundation

/// Where letters wait between the server and whoever reads them: small ones in memory, large ones in files that the asker moves or
/// removes.
package struct Spool: Sendable {
    /// For the files. Nobody else may be able to read there.
    package let folder: URL
    /// The largest letter that is kept in memory, in bytes.
    package var mostInMemory: Int64 = 1 << 20
    /// Of all letters of one fetch that are kept in memory.
    package var mostInMemoryTogether: Int64 = 32 << 20
    /// The largest letter that is taken at all, whatever the server announces.
    package var mostOfLetter: Int64 = 256 << 20

    package init(folder: URL) {
        self.folder = folder
    }
}

/// Takes letters in from the wire.
final class SpoolTaker: BodyTaker {
    private enum Place {
        case memory([UInt8])
        case file(SpoolFile)
    }

    private let spool: Spool
    private let wire: Wire
    private let patience: Patience
    private var place = Place.memory([])
    private var inMemory: Int64 = 0
    private var files: [URL] = []
    private(set) var sizeOfLast: Int64 = 0

    init(_ spool: Spool, over wire: Wire, patience: Patience) {
        self.spool = spool
        self.wire = wire
        self.patience = patience
    }

    func begin(_ size: Int64) throws(MailFault) {
        guard size <= spool.mostOfLetter else { throw .tooLarge(limit: spool.mostOfLetter) }
        wire.allowance = Allowance(.moving, silence: patience.moving, inAll: patience.transfer(of: size))
        sizeOfLast = size
        if size <= spool.mostInMemory, inMemory + size <= spool.mostInMemoryTogether {
            inMemory += size
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(size))
            place = .memory(bytes)
        } else {
            let file = try SpoolFile(in: spool.folder)
            files.append(file.url)
            place = .file(file)
        }
    }

    func take(_ bytes: ArraySlice<UInt8>) throws(MailFault) {
        switch place {
        case .memory(var kept):
            // Only one owner at a time, or every piece would copy all that came before it.
            place = .memory([])
            kept += bytes
            place = .memory(kept)
        case .file(let file):
            try file.write(bytes)
        }
    }

    func end() throws(MailFault) -> RawLetter {
        defer { place = .memory([]) }
        wire.allowance = Allowance(.answering, silence: patience.answering, inAll: patience.command)
        switch place {
        case .memory(let bytes): return .bytes(bytes)
        case .file(let file):
            try file.finish()
            return .file(file.url)
        }
    }

    /// After a fault nobody will ask for them.
    func removeAll() {
        for file in files { try? FileManager.default.removeItem(at: file) }
    }
}
