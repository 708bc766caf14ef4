import Dispatch
import Foundation
import Synchronization

/// The cores of the machine.
enum Cores {
    /// No more than that many are used, for each keeps a ledger of its own.
    static let count = max(1, min(8, ProcessInfo.processInfo.activeProcessorCount))

    /// What the workers share: each touches only what is its own, and none outlives the call.
    private struct Shared: @unchecked Sendable {
        let work: (_ worker: Int, _ take: (_ of: Int) -> Int?) -> Void
    }

    /// Runs work on so many, each of which takes the next number as long as there are some.
    static func run(_ workers: Int, _ work: (_ worker: Int, _ take: (_ of: Int) -> Int?) -> Void) {
        withoutActuallyEscaping(work) { work in
            let shared = Shared(work: work)
            let next = Counter()
            guard workers > 1 else { return shared.work(0, next.take) }
            DispatchQueue.concurrentPerform(iterations: workers) { shared.work($0, next.take) }
        }
    }
}

/// Numbers that each go to one taker.
private final class Counter: Sendable {
    private let next = Atomic(0)

    func take(_ count: Int) -> Int? {
        let number = next.add(1, ordering: .relaxed).oldValue
        return number < count ? number : nil
    }
}
