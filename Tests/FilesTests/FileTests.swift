import Basics
import Crypto
import Events
import Files
import Foundation
import Store
import TestSupport
import Testing

@Suite struct FileTests {
    @Test(arguments: TestDatabase.engines)
    func `small files are kept together and read back`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        var random = SeededRandom(seed: 4)
        let sizes = [0, 1, 255, StoredFile.pieceLength - 1, StoredFile.pieceLength, StoredFile.pieceLength * 2 + 7]
        let contents = sizes.map { size in (0..<size).map { _ in UInt8.random(in: .min ... .max, using: &random) } }
        let kept = try await database.write { tx in
            try tx.keep(contents.map { NewFile(name: "a.bin", mediaType: "application/octet-stream", bytes: $0) })
        }
        for (file, bytes) in zip(kept, contents) {
            #expect(file.size == Int64(bytes.count) && file.sha256 == Array(SHA256.hash(data: bytes)))
            let (read, found) = try await database.read { snapshot in
                (try snapshot.bytes(of: file, limit: 1 << 20), try snapshot.file(file.id))
            }
            #expect(read == bytes && found == file)
            var streamed: [UInt8] = []
            for try await piece in database.content(of: file) { streamed += piece }
            #expect(streamed == bytes)
        }
        await #expect(throws: FileFault.tooLarge(limit: 10)) {
            try await database.read { try $0.bytes(of: kept[2], limit: 10) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a file that comes bit by bit is there when it is finished`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        var random = SeededRandom(seed: 5)
        var writing = try await FileWriting(name: "b.bin", mediaType: "text/plain", in: database)
        var content: [UInt8] = []
        while content.count < 1_000_000 {
            let length = Int.random(in: 0...90_000, using: &random)
            let bytes = [UInt8](repeating: .random(in: .min ... .max, using: &random), count: length)
            content += bytes
            try await writing.append(bytes)
        }
        let written = try await writing.end()
        let early = try await database.read { try $0.file(written.id) }
        #expect(early == nil)
        let file = try await database.write { try $0.finish(written) }
        #expect(file.size == Int64(content.count) && file.sha256 == Array(SHA256.hash(data: content)))
        let read = try await database.read { try $0.bytes(of: file, limit: .max) }
        #expect(read == content)
        await #expect(throws: FileFault.notFound) { try await database.write { try $0.finish(written) } }
        let place = FileManager.default.temporaryDirectory.appending(path: "highrock-file-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        try await database.copy(file, to: place)
        #expect(Array(try Data(contentsOf: place)) == content)
        let copied = try await FileWriting.copy(place, name: "c", mediaType: "text/plain", in: database)
        #expect(copied.sha256 == file.sha256 && copied.size == file.size)
    }

    @Test(arguments: TestDatabase.engines)
    func `what is never finished, or too large, is thrown away`(on engine: Dialect) async throws {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        var writing = try await FileWriting(name: "d", mediaType: "text/plain", limit: 300_000, in: database)
        try await writing.append([UInt8](repeating: 1, count: 280_000))
        await #expect(throws: FileFault.tooLarge(limit: 300_000)) {
            try await writing.append([UInt8](repeating: 1, count: 30_000))
        }
        let kept = try await database.write { try $0.keep(NewFile(name: "e", mediaType: "text/plain", bytes: [7])) }
        time.advance(by: .days(2))
        let housekeeping = Housekeeping(database: database, chores: Chore.ofFiles)
        try await JobRunner(database: database, handlers: [housekeeping], recurring: [Housekeeping.turn]).runDue()
        let left = try await database.read { snapshot in
            (
                try snapshot.value("SELECT COUNT(*) FROM file", as: Int.self),
                try snapshot.value("SELECT COUNT(*) FROM file_piece", as: Int.self)
            )
        }
        #expect(left.0 == 1 && left.1 == 1)
        let survivor = try await database.read { try $0.file(kept.id) }
        #expect(survivor == kept)
    }
}
