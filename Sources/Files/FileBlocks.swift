import Basics
import Foundation

/// A file of this machine's, read block by block on threads that may wait for the disk.
package struct FileBlocks: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    private let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(url: url)
    }

    package struct Iterator: AsyncIteratorProtocol {
        let url: URL
        private var file: DiskFile?

        init(url: URL) {
            self.url = url
        }

        /// - Throws: `FileFault.disk` when it can't be read.
        package mutating func next() async throws -> [UInt8]? {
            let source: DiskFile
            if let file {
                source = file
            } else {
                source = try await FileWriting.disk.run { [url] in try DiskFile(reading: url) }
                file = source
            }
            let block = try await FileWriting.disk.run { try source.read(StoredFile.pieceLength) }
            return block.isEmpty ? nil : block
        }
    }
}
