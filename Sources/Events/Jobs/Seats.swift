import Synchronization

/// How many may work side by side.
final class Seats: Sendable {
    private let free: Mutex<Int>

    init(_ count: Int) {
        free = Mutex(count)
    }

    func take() -> Bool {
        free.withLock { free in
            guard free > 0 else { return false }
            free -= 1
            return true
        }
    }

    func leave() {
        free.withLock { $0 += 1 }
    }
}
