import Foundation

/// A raw letter on disk, open for reading.
struct LetterFile: ~Copyable {
    private let descriptor: Int32

    /// A letter whose head has to be mended is read into memory, this much of it.
    static let mostMended = 64 * 1024 * 1024

    init(_ url: URL) throws(ReadingFault) {
        descriptor = Foundation.open(url.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .unreadable(errno) }
    }

    deinit {
        close(descriptor)
    }

    func beginning(_ count: Int) throws(ReadingFault) -> [UInt8] {
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let read = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(filled))
                if read < 0, errno == EINTR { continue }
                if read < 0 { failure = errno }
                guard read > 0 else { break }
                filled += read
            }
        }
        if let failure { throw .unreadable(failure) }
        return bytes
    }

    /// A descriptor of its own for whoever goes on reading, and closes it.
    func handedOver() throws(ReadingFault) -> Int32 {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        if copy < 0 { throw .unreadable(errno) }
        return copy
    }
}
