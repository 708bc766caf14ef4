import Foundation

/// A file on this machine, read or written from beginning to end; its calls block.
final class DiskFile: Sendable {
    private let descriptor: CInt

    init(reading url: URL) throws(FileFault) {
        descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .disk(errno) }
    }

    /// A new one, readable by us alone.
    init(making url: URL) throws(FileFault) {
        descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .disk(errno) }
    }

    deinit {
        close(descriptor)
    }

    /// The next bytes; none at the end.
    func read(_ most: Int) throws(FileFault) -> [UInt8] {
        var trouble: CInt?
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            var got = Foundation.read(descriptor, buffer.baseAddress, most)
            while got < 0, errno == EINTR { got = Foundation.read(descriptor, buffer.baseAddress, most) }
            if got < 0 { trouble = errno }
            count = max(0, got)
        }
        if let trouble { throw .disk(trouble) }
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(FileFault) {
        let trouble: CInt? = bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count >= 0 { done += count } else if errno != EINTR { return errno }
            }
            return nil
        }
        if let trouble { throw .disk(trouble) }
    }
}
