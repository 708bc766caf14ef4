import Basics
import Crypto
import Files
import Store
import TestSupport
import Testing

/// Contents that only the house may read.
@Suite struct `A sealed file` {
    private let key = ContentKey(SymmetricKey(data: Array(repeating: 5 as UInt8, count: 32)))
    private let other = ContentKey(SymmetricKey(data: Array(repeating: 6 as UInt8, count: 32)))

    private func keep(_ content: [UInt8], in database: Database) async throws -> StoredFile {
        var writing = try await FileWriting(name: "a", mediaType: "audio/wav", sealedWith: key, in: database)
        for start in stride(from: 0, to: content.count, by: 100_000) {
            try await writing.append(content[start..<min(start + 100_000, content.count)])
        }
        let written = try await writing.end()
        return try await database.write { try $0.finish(written) }
    }

    private func read(
        _ file: StoredFile,
        _ part: Range<Int64>? = nil,
        with key: ContentKey?,
        in database: Database
    ) async throws -> [UInt8] {
        var read: [UInt8] = []
        for try await piece in database.content(of: file, part: part, openedWith: key) { read += piece }
        return read
    }

    private func noise(_ size: Int, _ random: inout SeededRandom) -> [UInt8] {
        (0..<size).map { _ in .random(in: .min ... .max, using: &random) }
    }

    @Test(arguments: TestDatabase.engines)
    func `gives any part of it as it was, and nothing without the key`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        var random = SeededRandom(seed: 21)
        let piece = StoredFile.pieceLength
        for size in [0, 1, piece - 1, piece, piece + 1, 3 * piece, 3 * piece + 5] {
            let content = noise(size, &random)
            let file = try await keep(content, in: database)
            #expect(file.size == Int64(size))
            #expect(try await read(file, with: key, in: database) == content)
            for _ in 0..<30 where size > 0 {
                let from = Int.random(in: 0..<size, using: &random)
                let to = Int.random(in: from...size, using: &random)
                let part = try await read(file, Int64(from)..<Int64(to), with: key, in: database)
                #expect(part == Array(content[from..<to]))
            }
            let beyond = try await read(file, Int64(size)..<Int64(size + 9), with: key, in: database)
            #expect(beyond.isEmpty)
            guard size > 0 else { continue }
            await #expect(throws: FileFault.sealed) { try await read(file, with: nil, in: database) }
            await #expect(throws: FileFault.damaged) { try await read(file, with: other, in: database) }
            await #expect(throws: FileFault.sealed) {
                try await database.read { try $0.bytes(of: file, limit: .max) }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `lies in the database unreadable, and otherwise each time`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let content = Array(repeating: 65 as UInt8, count: 1000)
        let first = try await keep(content, in: database)
        let second = try await keep(content, in: database)
        let kept = try await database.read {
            try $0.values("SELECT content FROM file_piece ORDER BY file", as: [UInt8].self)
        }
        #expect(kept.count == 2 && kept[0] != kept[1])
        for sealed in kept { #expect(sealed.count { $0 == 65 } < 50) }
        #expect(first.sha256 != second.sha256, "whether two say the same is nobody's to know")
    }

    /// What somebody does who can write into the database and has no key.
    @Test(arguments: TestDatabase.engines)
    func `shows that it was tampered with`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        var random = SeededRandom(seed: 22)
        let size = 2 * StoredFile.pieceLength + 100
        let tampering: [(String, @Sendable (StoredFile, StoredFile) -> [SQL])] = [
            (
                "pieces exchanged",
                { file, _ in
                    [
                        "UPDATE file_piece SET place = 9 WHERE file = \(file.id) AND place = 0",
                        "UPDATE file_piece SET place = 0 WHERE file = \(file.id) AND place = 1",
                        "UPDATE file_piece SET place = 1 WHERE file = \(file.id) AND place = 9",
                    ]
                }
            ),
            (
                "the end cut off",
                { file, _ in
                    [
                        "DELETE FROM file_piece WHERE file = \(file.id) AND place = 2",
                        "UPDATE file SET size = \(2 * StoredFile.pieceLength) WHERE id = \(file.id)",
                    ]
                }
            ),
            (
                "another's piece",
                { file, other in
                    [
                        """
                        UPDATE file_piece SET content = (SELECT content FROM file_piece AS own WHERE own.file = \(other.id)
                            AND own.place = 1) WHERE file = \(file.id) AND place = 1
                        """
                    ]
                }
            ),
            (
                "another's whole content",
                { file, other in
                    [
                        "DELETE FROM file_piece WHERE file = \(file.id)",
                        "UPDATE file_piece SET file = \(file.id) WHERE file = \(other.id)",
                        "UPDATE file SET salt = (SELECT salt FROM file AS own WHERE own.id = \(other.id)) WHERE id = \(file.id)",
                    ]
                }
            ),
            ("a piece missing", { file, _ in ["DELETE FROM file_piece WHERE file = \(file.id) AND place = 1"] }),
        ]
        for (what, statements) in tampering {
            let file = try await keep(noise(size, &random), in: database)
            let other = try await keep(noise(size, &random), in: database)
            let deeds = statements(file, other)
            try await database.write { tx in for deed in deeds { try tx.run(deed) } }
            let found = try await database.read { try $0.file(file.id) }
            let changed = try #require(found)
            await #expect(throws: FileFault.damaged, "\(what)") { try await read(changed, with: key, in: database) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `shows any byte that is not what it was`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        var random = SeededRandom(seed: 23)
        let file = try await keep(noise(500, &random), in: database)
        let sealed = try await database.read {
            try $0.value("SELECT content FROM file_piece WHERE file = \(file.id)", as: [UInt8].self)
        }
        let content = try #require(sealed)
        for place in [0, 250, 499, 500, 515] {
            var changed = content
            changed[place] ^= 1
            let forged = changed
            _ = try await database.write {
                try $0.run("UPDATE file_piece SET content = \(forged) WHERE file = \(file.id)")
            }
            await #expect(throws: FileFault.damaged) { try await read(file, with: key, in: database) }
        }
    }
}
