import Glibc

/// Keeps other processes from writing into a cube's folder as long as one has it open.
final class CubeLock: Sendable {
    private let descriptor: Int32

    init(_ folder: String) throws(StorageFault) {
        let path = folder + "/lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .system(call: "open", file: path, code: errno) }
        var wish = flock()
        wish.l_type = Int16(F_WRLCK)
        wish.l_whence = Int16(SEEK_SET)
        guard fcntl(descriptor, F_SETLK, &wish) == 0 else {
            close(descriptor)
            throw .inUse
        }
    }

    deinit { close(descriptor) }
}
