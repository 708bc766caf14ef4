import Basics
import Foundation
import Store

/// The content of a kept file or a part of it, piece by piece and each in a read of its own, so that a slow taker holds up nobody.
package struct FileReading: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    let file: StoredFile
    /// In bytes, within the file.
    let part: Range<Int64>
    let seal: ContentSeal?
    let database: Database

    package func makeAsyncIterator() -> Iterator {
        Iterator(reading: self)
    }

    package struct Iterator: AsyncIteratorProtocol {
        private let reading: FileReading
        private var place: Int64

        init(reading: FileReading) {
            self.reading = reading
            place = reading.part.lowerBound
        }

        package mutating func next() async throws -> [UInt8]? {
            guard place < reading.part.upperBound else { return nil }
            let length = Int64(StoredFile.pieceLength)
            let number = place / length
            let piece = try await reading.piece(Int(number))
            let from = Int(place - number * length)
            let to = Swift.min(piece.count, Int(reading.part.upperBound - number * length))
            guard from < to else { throw FileFault.damaged }
            place += Int64(to - from)
            return to - from == piece.count ? piece : Array(piece[from..<to])
        }
    }

    private func piece(_ number: Int) async throws -> [UInt8] {
        let piece = try await database.read { [file] in try $0.piece(number, of: file.id) }
        guard file.salt != nil else { return piece }
        guard let seal else { throw FileFault.sealed }
        return try seal.open(piece, at: number, isLast: number == file.pieces - 1)
    }
}

extension Database {
    /// The content of a file, piece by piece.
    /// - Parameters:
    ///   - part: in bytes; what lies outside of the file is left out.
    ///   - key: what it was sealed with, if it was.
    package func content(
        of file: StoredFile,
        part: Range<Int64>? = nil,
        openedWith key: ContentKey? = nil
    ) -> FileReading {
        let whole = 0..<file.size
        return FileReading(
            file: file,
            part: part?.clamped(to: whole) ?? whole,
            seal: file.salt.flatMap { key?.seal(of: file.id, salt: $0) },
            database: self
        )
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
