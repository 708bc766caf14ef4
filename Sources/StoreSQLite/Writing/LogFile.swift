import Foundation
import Store
import Synchronization

/// The file of a database's log, opened beside SQLite to flush it. Advisory locks hang on no descriptor of it (SQLite, "WAL-mode File
/// Format", 2.3), so closing this one takes none away.
final class LogFile: Sendable {
    private let path: String
    private let descriptor: Mutex<CInt?>

    init(of database: String) throws(StorageFault) {
        path = database + "-wal"
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreachable("\(path): \(String(cString: strerror(errno)))") }
        self.descriptor = Mutex(descriptor)
    }

    /// Blocks until all that was written to it is on the disk.
    func flush() throws(StorageFault) {
        guard let descriptor = descriptor.withLock(\.self) else { throw .unreachable("closed") }
        while fdatasync(descriptor) != 0 {
            guard errno == EINTR else { throw .unreachable("\(path): \(String(cString: strerror(errno)))") }
        }
    }

    func close() {
        descriptor.withLock { descriptor in
            if let descriptor { Foundation.close(descriptor) }
            descriptor = nil
        }
    }

    deinit {
        close()
    }
}
