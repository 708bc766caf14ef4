import Foundation
import Synchronization

/// Threads for work that blocks and recurses deeply, as parsers of foreign files do: each has a stack of 4 MB, whatever the
/// system gives others.
package final class DeepThreads: Sendable {
    private typealias Piece = @Sendable () -> Void

    private final class Work: Sendable {
        private struct State {
            var waiting: [Piece] = []
            var isOver = false
        }

        private let state = Mutex(State())
        private let ready = DispatchSemaphore(value: 0)

        func add(_ piece: @escaping Piece) {
            state.withLock { $0.waiting.append(piece) }
            ready.signal()
        }

        func end(_ threads: Int) {
            state.withLock { $0.isOver = true }
            for _ in 0..<threads { ready.signal() }
        }

        /// Waits for something to do; nil when there will be no more.
        func next() -> Piece? {
            while true {
                ready.wait()
                let (piece, isOver) = state.withLock { state in
                    (state.waiting.isEmpty ? nil : state.waiting.removeFirst(), state.isOver)
                }
                if let piece { return piece }
                if isOver { return nil }
            }
        }
    }

    private static let stack = 4 << 20
    private let work = Work()
    private let count: Int

    /// - Parameter name: as the system shows it, 15 letters at most.
    package init(_ count: Int = max(2, ProcessInfo.processInfo.activeProcessorCount), named name: String) {
        self.count = count
        for _ in 0..<count {
            let thread = Thread { [work] in
                while let piece = work.next() { piece() }
            }
            thread.stackSize = Self.stack
            thread.name = name
            thread.start()
        }
    }

    deinit {
        work.end(count)
    }

    package func run<Value: Sendable>(_ piece: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            work.add { continuation.resume(with: Result(catching: piece)) }
        }
    }
}
