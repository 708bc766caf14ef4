import Foundation
import Store

extension SQLiteEngine {
    package func inspect() async throws -> Inspection {
        let size = Self.size(of: path) + Self.size(of: path + "-wal")
        do {
            return try await read { connection in
                Inspection(
                    damage: try connection.complaints(),
                    brokenReferences: try connection.brokenReferences(),
                    size: size
                )
            }
        } catch StorageFault.damaged(let complaint) {
            // Too broken for SQLite to look any further.
            return Inspection(damage: [complaint], brokenReferences: [], size: size)
        }
    }

    private static func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}

extension Store.Connection {
    fileprivate func complaints() throws -> [String] {
        var complaints: [String] = []
        try run("PRAGMA integrity_check(100)") { columns in complaints.append(columns.text(at: 0)) }
        return complaints == ["ok"] ? [] : complaints
    }

    fileprivate func brokenReferences() throws -> [String] {
        var found: Set<String> = []
        try run("PRAGMA foreign_key_check") { columns in
            found.insert("\(columns.text(at: 0)) → \(columns.text(at: 2))")
        }
        return found.sorted()
    }
}
