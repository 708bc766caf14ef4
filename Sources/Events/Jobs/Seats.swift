import Synchronization

/// How many may work side by side.
package final class Seats: Sendable {
    private let free: Mutex<Int>

    package init(_ count: Int) {
        free = Mutex(count)
    }

    package func take() -> Bool {
        free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
    }

    package func leave() {
        free.withLock { $0 += 1 }
    }
}
