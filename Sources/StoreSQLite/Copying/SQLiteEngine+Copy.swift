import Basics
import Foundation
import GRDB
import Store

extension SQLiteEngine {
    /// Copies what is committed by now into a new file that stands alone, while others go on writing.
    /// - Parameter progress: how many pages are copied, of how many.
    package func copy(
        to path: String,
        progress: @escaping @Sendable (_ copied: Int64, _ of: Int64) -> Void = { _, _ in }
    ) async throws {
        try Self.make(path)
        try await BlockingPool(label: "highrock.sqlite.copy").run { [pool] in
            try StorageFault.translating {
                let copy = try DatabaseQueue(path: path)
                // One transaction reads all of it, so no write begins it anew.
                try pool.backup(to: copy, pagesPerStep: Self.pagesAtOnce) { state in
                    progress(Int64(state.completedPageCount), Int64(state.totalPageCount))
                }
                // Without a log beside it.
                try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                try copy.close()
            }
        }
    }

    private static let pagesAtOnce: CInt = 4096
}

extension SQLiteEngine {
    /// Puts a file that stands alone in the place of a database that nobody has open.
    /// - Parameter lock: proof that nobody has.
    package static func replace(_ path: String, with draft: String, under lock: FolderLock) throws(StorageFault) {
        for suffix in ["-wal", "-shm"] where unlink(path + suffix) != 0 && errno != ENOENT {
            throw .unreachable("\(path)\(suffix): \(String(cString: strerror(errno)))")
        }
        guard rename(draft, path) == 0 else { throw .unreachable("\(path): \(String(cString: strerror(errno)))") }
    }
}
