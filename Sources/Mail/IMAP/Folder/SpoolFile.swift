import Foundation

/// A new file that a letter is written to, readable by us alone.
final class SpoolFile {
    let url: URL
    private var descriptor: CInt

    convenience init(in folder: URL) throws(MailFault) {
        let name = "letter-\(UUID().uuidString.lowercased()).eml"
        try self.init(writing: folder.appending(path: name), O_CREAT | O_EXCL)
    }

    init(writing url: URL, _ how: CInt = 0) throws(MailFault) {
        self.url = url
        descriptor = Foundation.open(url.path, O_WRONLY | O_CLOEXEC | how, 0o600)
        guard descriptor >= 0 else { throw Self.trouble }
    }

    deinit {
        if descriptor >= 0 { Foundation.close(descriptor) }
    }

    func write(_ bytes: ArraySlice<UInt8>) throws(MailFault) {
        let isWritten = bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count >= 0 { done += count } else if errno != EINTR { return false }
            }
            return true
        }
        guard isWritten else { throw Self.trouble }
    }

    /// Has it on disk, so that the letter may be removed from the server afterwards.
    func finish() throws(MailFault) {
        guard fsync(descriptor) == 0 else { throw Self.trouble }
        Foundation.close(descriptor)
        descriptor = -1
    }

    private static var trouble: MailFault {
        errno == ENOSPC || errno == EDQUOT ? .file(.diskFull) : .file(.unwritable(errno))
    }
}
