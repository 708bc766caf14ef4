import Foundation
import Synchronization

/// The thread of one session. An actor that has it as its executor may block: nobody else waits on it.
final class OwnThread: SerialExecutor {
    private let work = Work()

    /// - Parameter name: as the system shows it, 15 letters at most.
    init(named name: String) {
        Thread.detachNewThread { [work] in
            Thread.current.name = name
            // The executor is held by what it runs, so it can't go away under it.
            while let (job, executor) = work.next() {
                job.runSynchronously(on: executor.asUnownedSerialExecutor())
            }
        }
    }

    deinit {
        work.end()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        work.add((UnownedJob(job), self))
    }

    private final class Work: Sendable {
        typealias Piece = (job: UnownedJob, executor: OwnThread)

        private struct State {
            var waiting: [Piece] = []
            var isOver = false
        }

        private let state = Mutex(State())
        private let ready = DispatchSemaphore(value: 0)

        func add(_ piece: Piece) {
            state.withLock { $0.waiting.append(piece) }
            ready.signal()
        }

        func end() {
            state.withLock { $0.isOver = true }
            ready.signal()
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
}
