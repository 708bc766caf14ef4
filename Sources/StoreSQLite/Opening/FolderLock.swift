import Foundation
import Store
import Synchronization

/// Keeps every other process (and every other engine of this one) off a database, by an advisory lock on a file beside it.
/// The kernel lets go of it when the process dies, however it dies.
package final class FolderLock: Sendable {
    private let descriptor: Mutex<CInt?>

    package init(for database: String) throws(StorageFault) {
        let path = database + ".lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unreachable("\(path): \(String(cString: strerror(errno)))") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse(path)
        }
        self.descriptor = Mutex(descriptor)
    }

    package func release() {
        descriptor.withLock { descriptor in
            if let descriptor { close(descriptor) }
            descriptor = nil
        }
    }

    deinit {
        release()
    }
}
