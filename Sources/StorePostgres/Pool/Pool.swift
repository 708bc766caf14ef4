import Dispatch
import Store
import Synchronization

/// A bounded number of links, each on a thread of its own, and those who wait for one, in the order in which they came.
final class Pool: Sendable {
    private struct State {
        var idle: [Worker] = []
        var waiting: [Job] = []
        var isSwept = false
        var isClosed = false
    }

    private let state: Mutex<State>
    private let workers: [Worker]

    private let patience: Duration
    private static let mostWaiting = 4096

    init(to url: String, links: Int, patience: Duration) {
        self.patience = patience
        let entrance = Entrance(to: url)
        workers = (1...max(1, links)).map { Worker(number: $0, entrance) }
        state = Mutex(State(idle: workers.reversed()))
    }

    /// Runs `work` on a link as soon as one is free.
    /// - Throws: `StorageFault.busy` when none became free in time.
    func run<Value: Sendable>(_ work: @escaping @Sendable (Link) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { asker in
            admit(Job(until: .now + patience, work, asker))
        }
    }

    private func admit(_ job: Job) {
        enum Place {
            case with(Worker)
            case queued(sweeping: Bool)
            case refused(StorageFault)
        }
        let place: Place = state.withLock { state in
            if state.isClosed { return .refused(.unreachable("closed")) }
            // The one that worked last has the warmest caches.
            if let worker = state.idle.popLast() { return .with(worker) }
            if state.waiting.count >= Self.mostWaiting { return .refused(.busy) }
            state.waiting.append(job)
            defer { state.isSwept = true }
            return .queued(sweeping: !state.isSwept)
        }
        switch place {
        case .with(let worker): worker.start(job, in: self)
        case .queued(let sweeping): if sweeping { sweepLater() }
        case .refused(let fault): job.refuse(fault)
        }
    }

    /// What a worker who is done does next; nil sends it to rest.
    func next(for worker: Worker) -> Job? {
        state.withLock { state in
            if state.waiting.isEmpty {
                state.idle.append(worker)
                return nil
            }
            return state.waiting.removeFirst()
        }
    }

    /// Answers those who have waited too long, once a second while any wait.
    private func sweepLater() {
        DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [self] in
            let (late, goesOn) = state.withLock { state in
                let now = ContinuousClock.now
                let late = Array(state.waiting.prefix { $0.deadline < now })
                state.waiting.removeFirst(late.count)
                state.isSwept = !state.waiting.isEmpty
                return (late, state.isSwept)
            }
            for job in late { job.refuse(StorageFault.busy) }
            if goesOn { sweepLater() }
        }
    }

    /// Lets those at work finish and refuses the others.
    func close() async {
        let refused = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for job in refused { job.refuse(StorageFault.unreachable("closed")) }
        for worker in workers { await worker.close() }
    }
}
