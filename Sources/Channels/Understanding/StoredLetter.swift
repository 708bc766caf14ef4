import Basics
import Files
import Store

/// A letter that waits to be read, with its raw content or the way to it.
struct StoredLetter: Sendable {
    let letter: KeptLetter
    let content: Content

    enum Content: Sendable {
        case bytes([UInt8])
        /// Better laid onto disk than held in memory.
        case large(StoredFile)
    }
}

extension Snapshot {
    /// The next letters that wait to be read, in the order in which they came: as many as are taken in together. One whose reading
    /// came to no end before comes by itself, so that it can harm no other.
    func storedLetters(after last: KeptLetter.ID?) throws -> [StoredLetter] {
        let found = try all(
            """
            SELECT \(KeptLetter.columns), \(StoredFile.columns) FROM letter JOIN file ON file.id = letter.file
            WHERE letter.state = 'stored' AND letter.id > \(last?.rawValue ?? 0) ORDER BY letter.id LIMIT \(Batch.count)
            """
        ) { row in
            (letter: try KeptLetter(from: &row), file: try StoredFile(from: &row))
        }
        var room = Batch.bytes
        let together = found.enumerated().prefix { place, item in
            room -= min(item.file.size, Batch.largest)
            let isAlone = item.letter.attempts > 0 || found[0].letter.attempts > 0
            return place == 0 || room >= 0 && !isAlone
        }.map(\.element)
        let contents = try contents(of: together.map(\.file).filter { $0.size <= Batch.largest })
        return together.map { letter, file in
            StoredLetter(letter: letter, content: contents[file.id].map { .bytes($0) } ?? .large(file))
        }
    }

    private func contents(of files: [StoredFile]) throws -> [StoredFile.ID: [UInt8]] {
        var contents: [StoredFile.ID: [UInt8]] = [:]
        for file in files { contents[file.id] = [] }
        for list in SQL.lists(files.map(\.id)) {
            try each("SELECT file, content FROM file_piece WHERE file IN (\(list)) ORDER BY file, place") { row in
                let id: StoredFile.ID = try row.read()
                contents[id, default: []] += try row.read([UInt8].self)
            }
        }
        return contents
    }
}

private enum Batch {
    static let count = 64
    /// Of letters that are held in memory together, and of the largest of them.
    static let bytes: Int64 = 8 << 20
    static let largest: Int64 = 1 << 20
}
