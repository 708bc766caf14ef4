import Basics
import Crypto
import Store

extension Snapshot {
    /// - Returns: nil when there is none, or it is not whole.
    package func file(_ id: StoredFile.ID) throws -> StoredFile? {
        try first("SELECT \(StoredFile.columns) FROM file WHERE file.id = \(id) AND file.size IS NOT NULL")
    }

    /// One piece of a file as it lies there, counted from 0.
    /// - Throws: `FileFault.damaged` when it is missing.
    func piece(_ place: Int, of file: StoredFile.ID) throws -> [UInt8] {
        let content: [UInt8]? = try value(
            "SELECT content FROM file_piece WHERE file = \(file) AND place = \(place)"
        )
        guard let content else { throw FileFault.damaged }
        return content
    }

    /// The whole content, for files that are known to be small.
    /// - Throws: `FileFault.tooLarge` when it is larger than `limit` bytes.
    package func bytes(of file: StoredFile, limit: Int64) throws -> [UInt8] {
        guard file.salt == nil else { throw FileFault.sealed }
        guard file.size <= limit else { throw FileFault.tooLarge(limit: limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(file.size))
        for place in 0..<file.pieces { bytes += try piece(place, of: file.id) }
        guard bytes.count == Int(file.size) else { throw FileFault.damaged }
        return bytes
    }
}

extension Transaction {
    /// Keeps a small file.
    package func keep(_ file: NewFile) throws -> StoredFile {
        try keep([file])[0]
    }

    /// Keeps several small files in few statements.
    package func keep(_ files: [NewFile]) throws -> [StoredFile] {
        let kept = files.map { file in
            StoredFile(
                id: newID(),
                name: file.name,
                mediaType: file.mediaType,
                size: Int64(file.bytes.count),
                sha256: Array(SHA256.hash(data: file.bytes)),
                made: now,
                salt: nil
            )
        }
        try send(
            "INSERT INTO file (id, name, media_type, size, sha256, made) VALUES",
            rows: kept.map { "(\($0.id), \($0.name), \($0.mediaType), \($0.size), \($0.sha256), \($0.made))" }
        )
        try send(
            "INSERT INTO file_piece (file, place, content) VALUES",
            rows: zip(kept, files).flatMap { kept, file in
                Self.pieces(of: file.bytes).enumerated().map { "(\(kept.id), \($0), \($1))" as SQL }
            }
        )
        return kept
    }

    /// Makes a file that was written bit by bit one that is there, together with whatever this transaction does with it.
    package func finish(_ file: WrittenFile) throws -> StoredFile {
        let finished = try run(
            """
            UPDATE file SET size = \(file.size), sha256 = \(file.sha256) WHERE id = \(file.id) AND size IS NULL
            """
        )
        guard finished == 1, let kept = try self.file(file.id) else { throw FileFault.notFound }
        return kept
    }

    /// Takes a file away. What still names it stands in the way.
    package func remove(_ file: StoredFile.ID) throws {
        try run("DELETE FROM file_piece WHERE file = \(file)")
        try run("DELETE FROM file WHERE id = \(file)")
    }

    func begin(_ file: StoredFile.ID, name: String, mediaType: String, salt: [UInt8]?) throws {
        try run(
            """
            INSERT INTO file (id, name, media_type, made, salt)
            VALUES (\(file), \(name), \(mediaType), \(now), \(salt))
            """
        )
    }

    func append(_ content: [UInt8], at place: Int, of file: StoredFile.ID) throws {
        try run("INSERT INTO file_piece (file, place, content) VALUES (\(file), \(place), \(content))")
    }

    private static func pieces(of bytes: [UInt8]) -> [[UInt8]] {
        guard bytes.count > StoredFile.pieceLength else { return bytes.isEmpty ? [] : [bytes] }
        return stride(from: 0, to: bytes.count, by: StoredFile.pieceLength).map {
            Array(bytes[$0..<min($0 + StoredFile.pieceLength, bytes.count)])
        }
    }
}
