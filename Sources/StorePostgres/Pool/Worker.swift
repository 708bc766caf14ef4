import Dispatch

/// A thread and the link that it holds, opened when it is first needed and again when it broke.
final class Worker: Sendable {
    private let queue: DispatchQueue
    private let entrance: Entrance
    // safe: touched on `queue` only
    nonisolated(unsafe) private var link: Link?

    init(number: Int, _ entrance: Entrance) {
        queue = DispatchQueue(label: "highrock.postgres.\(number)")
        self.entrance = entrance
    }

    /// Does the job, and then whatever waits in the pool.
    func start(_ job: Job, in pool: Pool) {
        queue.async { [self] in
            var job: Job? = job
            while let current = job {
                perform(current)
                job = pool.next(for: self)
            }
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            queue.async { [self] in
                link = nil
                continuation.resume()
            }
        }
    }

    private func perform(_ job: Job) {
        do {
            let link = try openLink()
            let answer = job.run(link)
            // First it is known that the link is broken, then the asker may try again.
            if !link.isOpen {
                entrance.lost(link)
                self.link = nil
            }
            answer()
        } catch {
            job.refuse(error.fault)
        }
    }

    private func openLink() throws(Failure) -> Link {
        if let link, entrance.trusts(link), link.isAlive { return link }
        link = nil
        let opened = try entrance.open()
        link = opened
        return opened
    }
}
