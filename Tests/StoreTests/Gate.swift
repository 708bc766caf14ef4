import Dispatch
import Synchronization

/// Closed until it is opened, for those who block and for those who await.
final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let isOpen = Atomic(false)

    func open() {
        isOpen.store(true, ordering: .sequentiallyConsistent)
        semaphore.signal()
    }

    /// Blocks the thread; for closures that run on a thread of their own. Not for ever: a test that failed before it opened the
    /// gate still waits for whoever stands here.
    func wait() {
        _ = semaphore.wait(timeout: .now() + 30)
        semaphore.signal()
    }

    func passed() async {
        while !isOpen.load(ordering: .sequentiallyConsistent) { try? await Task.sleep(for: .milliseconds(2)) }
    }
}
