import Foundation
import GRDB
import Store

extension SQLiteEngine {
    enum Access {
        case readWrite
        case readOnly
    }

    /// Makes the file if it is not there, for its owner's eyes only; what SQLite puts beside it is made like it.
    static func make(_ path: String) throws(StorageFault) {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreachable("\(path): \(String(cString: strerror(errno)))") }
        Foundation.close(descriptor)
    }

    static func open(_ path: String, _ access: Access) throws -> (DatabasePool, Connections) {
        try StorageFault.translating {
            let pool = try DatabasePool(path: path, configuration: configuration(for: access))
            if access == .readWrite {
                try pool.writeWithoutTransaction { writer in
                    // `LogFlushing` brings each commit to the disk.
                    try writer.execute(sql: "PRAGMA synchronous = NORMAL")
                    // For when `LogTidying` falls behind; and the log's room is given back after a great import.
                    try writer.execute(sql: "PRAGMA wal_autocheckpoint = 16000; PRAGMA journal_size_limit = 67108864")
                    // It touches the ends of every index again and again.
                    try writer.execute(sql: "PRAGMA cache_size = -24000")
                }
            }
            return (pool, Connections())
        }
    }

    private static func configuration(for access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.label = "highrock.sqlite"
        configuration.readonly = access == .readOnly
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 6
        configuration.prepareDatabase { database in
            // No memory map: a file cut short under us would end the process, and mapped pages count as ours.
            try database.execute(sql: "PRAGMA mmap_size = 0; PRAGMA cache_size = -6000; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }
}
