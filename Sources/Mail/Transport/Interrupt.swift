import Foundation
import Synchronization

/// Stops a thread that waits for a server. Raised from anywhere, looked at by the waiting thread alone.
final class Interrupt: Sendable {
    /// Readable while raised, for `poll`.
    let descriptor: CInt
    private let writer: CInt
    private let raised = Atomic(false)

    init() {
        var ends: [CInt] = [-1, -1]
        // Without descriptors it is noticed only when the server says something or the time is over.
        _ = pipe(&ends)
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (descriptor, writer) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(writer)
    }

    var isRaised: Bool { raised.load(ordering: .acquiring) }

    func raise() {
        guard !raised.exchange(true, ordering: .acquiringAndReleasing) else { return }
        var byte: UInt8 = 0
        _ = write(writer, &byte, 1)
    }

    func lower() {
        raised.store(false, ordering: .releasing)
        drain()
    }

    /// Takes back what woke the thread when there is no reason left.
    func drain() {
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) == 1 {}
    }
}

extension Interrupt {
    /// Runs what blocks, and stops it when the task is cancelled. One at a time.
    func guarding<Answer>(
        isolation: isolated (any Actor)? = #isolation,
        _ work: () throws(MailFault) -> Answer
    ) async throws(MailFault) -> Answer {
        // Whoever is cancelled already has nothing to stop, and breaks nothing.
        if Task.isCancelled { throw .cancelled }
        lower()
        let outcome = await withTaskCancellationHandler {
            // A closure that does not name it would leave the session's thread for the common pool.
            _ = isolation
            return Result { () throws(MailFault) in try work() }
        } onCancel: {
            raise()
        }
        return try outcome.get()
    }
}
