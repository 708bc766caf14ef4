import Foundation

/// An open file, read by place, so that several readers do not disturb one another.
package final class ByteFile: ByteSource {
    package let size: Int64
    private let descriptor: Int32
    private let changed: Int

    package init(at url: URL) throws(FileRefusal) {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(url.path, because: String(cString: strerror(errno))) }
        guard let status = Self.status(of: descriptor), status.st_mode & S_IFMT == S_IFREG else {
            Foundation.close(descriptor)
            throw .notAFile(url.path)
        }
        self.descriptor = descriptor
        size = Int64(status.st_size)
        changed = status.st_mtim.tv_sec
    }

    deinit {
        Foundation.close(descriptor)
    }

    package func read(at offset: Int64, atMost count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let place = buffer.baseAddress.map { $0 + filled }
                let got = pread(descriptor, place, count - filled, off_t(offset) + filled)
                if got == 0 { return }
                if got > 0 {
                    filled += got
                } else if errno != EINTR {
                    throw FileRefusal.unreadable("", because: String(cString: strerror(errno)))
                }
            }
        }
    }

    /// Nobody wrote to the file since it was opened.
    package var isAsItWas: Bool {
        guard let status = Self.status(of: descriptor) else { return false }
        return Int64(status.st_size) == size && status.st_mtim.tv_sec == changed
    }

    private static func status(of descriptor: Int32) -> stat? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status : nil
    }
}
