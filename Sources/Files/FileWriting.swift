import Basics
import Crypto
import Foundation
import Store

/// Keeps a file that comes bit by bit, of any size and in no more memory than two pieces take. Every piece is a transaction of its
/// own; the file is there only when a transaction `finish`es it. What is never finished is thrown away after a day.
///
///     var writing = try await FileWriting(name: "scan.pdf", mediaType: "application/pdf", in: database)
///     for try await chunk in body { try await writing.append(chunk) }
///     let written = try await writing.end()
///     try await database.write { tx in let file = try tx.finish(written); … }
package struct FileWriting: Sendable {
    package let id: StoredFile.ID
    private let database: Database
    private let limit: Int64
    private var hash = SHA256()
    private var buffer: [UInt8] = []
    private var pieces = 0
    private var size: Int64 = 0
    private let seal: ContentSeal?

    /// - Parameters:
    ///   - limit: the most bytes that are taken.
    ///   - key: seals the content, which can be read only with it from then on.
    package init(
        name: String,
        mediaType: String,
        limit: Int64 = .max,
        sealedWith key: ContentKey? = nil,
        in database: Database
    ) async throws {
        self.database = database
        self.limit = limit
        let salt = key.map { _ in ContentKey.freshSalt() }
        let id = try await database.write { tx in
            let id: StoredFile.ID = tx.newID()
            try tx.begin(id, name: FileName.plain(name), mediaType: mediaType, salt: salt)
            return id
        }
        self.id = id
        seal = salt.flatMap { key?.seal(of: id, salt: $0) }
    }

    /// - Throws: `FileFault.tooLarge`, `StorageFault`; then `abandon` it.
    package mutating func append(_ bytes: some Sequence<UInt8>) async throws {
        buffer += bytes
        guard size + Int64(buffer.count) <= limit else { throw FileFault.tooLarge(limit: limit) }
        // What may be the last piece waits for the end.
        while buffer.count > StoredFile.pieceLength { try await save(StoredFile.pieceLength, isLast: false) }
    }

    /// Writes what is left.
    package mutating func end() async throws -> WrittenFile {
        if !buffer.isEmpty { try await save(buffer.count, isLast: true) }
        return WrittenFile(id: id, size: size, sha256: Array(hash.finalize()))
    }

    /// Throws away what was written.
    package func abandon() async {
        // What can't be thrown away now is swept up later.
        _ = try? await database.write { [id] in try $0.remove(id) }
    }

    private mutating func save(_ count: Int, isLast: Bool) async throws {
        let place = pieces
        let content = Array(buffer.prefix(count))
        let piece = try seal?.seal(content, at: place, isLast: isLast) ?? content
        try await database.write { [id] in try $0.append(piece, at: place, of: id) }
        hash.update(data: piece)
        buffer.removeFirst(count)
        pieces += 1
        size += Int64(count)
    }
}

/// A file whose pieces are all there, to be made one that counts by `Transaction.finish`.
package struct WrittenFile: Sendable, Hashable {
    package let id: StoredFile.ID
    package let size: Int64
    package let sha256: [UInt8]
}

extension FileWriting {
    /// Keeps a file of this machine's.
    /// - Throws: `FileFault.disk` when it can't be read.
    package static func copy(
        _ url: URL,
        name: String,
        mediaType: String,
        in database: Database
    ) async throws -> WrittenFile {
        let source = try await disk.run { try DiskFile(reading: url) }
        var writing = try await FileWriting(name: name, mediaType: mediaType, in: database)
        do {
            while case let block = try await disk.run({ try source.read(StoredFile.pieceLength) }), !block.isEmpty {
                try await writing.append(block)
            }
            return try await writing.end()
        } catch {
            await writing.abandon()
            throw error
        }
    }

    static let disk = BlockingPool(label: "highrock.files")
}
