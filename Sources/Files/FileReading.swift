import Basics
import Foundation
import Store

/// The content of a kept file, piece by piece and each in a read of its own, so that a slow taker holds up nobody.
package struct FileReading: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    let file: StoredFile
    let database: Database

    package func makeAsyncIterator() -> Iterator {
        Iterator(file: file, database: database)
    }

    package struct Iterator: AsyncIteratorProtocol {
        let file: StoredFile
        let database: Database
        private var place = 0

        init(file: StoredFile, database: Database) {
            self.file = file
            self.database = database
        }

        package mutating func next() async throws -> [UInt8]? {
            guard place < file.pieces else { return nil }
            let (id, wanted) = (file.id, place)
            place += 1
            return try await database.read { try $0.piece(wanted, of: id) }
        }
    }
}

extension Database {
    /// The content of a file, piece by piece.
    package func content(of file: StoredFile) -> FileReading {
        FileReading(file: file, database: self)
    }

    /// Lays a kept file onto this machine's disk, for programs that want it there; the asker removes it.
    package func copy(_ file: StoredFile, to url: URL) async throws {
        let copy = try await FileWriting.disk.run { try DiskFile(making: url) }
        do {
            for try await piece in content(of: file) { try await FileWriting.disk.run { try copy.write(piece) } }
        } catch {
            // It was ours and is not whole.
            try? FileManager.default.removeItem(at: url)
            throw error
        }
    }
}
