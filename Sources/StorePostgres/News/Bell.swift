import Foundation

/// Wakes a thread that sleeps in `poll`.
final class Bell: Sendable {
    let reader: CInt
    private let writer: CInt

    init() {
        var ends: [CInt] = [-1, -1]
        // Without descriptors nobody is woken early, which `Postman` survives: it also wakes by itself.
        _ = pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (reader, writer) = (ends[0], ends[1])
    }

    deinit {
        close(reader)
        close(writer)
    }

    func ring() {
        var byte: UInt8 = 0
        // A full pipe rings as well as one more byte would.
        _ = write(writer, &byte, 1)
    }

    /// Sleeps until the bell rings, `descriptor` has something to read, or the time is over.
    func wait(for descriptor: CInt, atMost span: Duration) {
        var watched = [
            pollfd(fd: reader, events: Int16(POLLIN), revents: 0),
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        ]
        poll(&watched, nfds_t(watched.count), CInt(span / .milliseconds(1)))
        var bytes = [UInt8](repeating: 0, count: 256)
        while read(reader, &bytes, bytes.count) == bytes.count {}
    }
}
