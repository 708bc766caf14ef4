import Foundation

/// A file being written, for its owner alone.
struct NewFile: ~Copyable {
    private let url: URL
    private let descriptor: Int32

    init(_ url: URL) throws(ReadingFault) {
        self.url = url
        descriptor = Foundation.open(url.path(percentEncoded: false), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw .unwritable(errno) }
    }

    deinit {
        close(descriptor)
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(ReadingFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .unwritable(errno) }
            rest = rest.dropFirst(written)
        }
    }

    /// Only when this returns is it on disk.
    func finish() throws(ReadingFault) {
        guard fsync(descriptor) == 0 else { throw .unwritable(errno) }
    }

    func abandon() {
        unlink(url.path(percentEncoded: false))
    }
}
