import Basics
import Logging
import Store

/// A job that this process holds, and who does it.
struct ClaimedJob: Sendable {
    let job: Job
    let handler: any JobHandler
}

/// One runner's dealings with the job table.
struct JobBoard: Sendable {
    private let handlers: [Job.Kind: any JobHandler]
    private let holder: String
    private let lease: Duration
    private let database: Database
    private let logger: Logger

    init(
        _ handlers: [any JobHandler],
        lease: Duration,
        database: Database,
        logger: Logger = Logger(label: "highrock.jobs")
    ) {
        self.handlers = Dictionary(handlers.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        self.lease = lease
        self.database = database
        self.logger = logger
        holder = database.ids.next(at: database.time.now, as: Job.self).description
    }

    func claim() async throws -> ClaimedJob? {
        let kinds = Array(handlers.keys)
        guard !kinds.isEmpty else { return nil }
        let (due, lost) = try await database.read { (try $0.hasDueJob(of: kinds), try $0.hasLostJob()) }
        if lost { try await takeOverLost() }
        guard due || lost else { return nil }
        let job = try await database.write { [holder, lease] in
            try $0.claimJob(of: kinds, by: holder, for: lease)
        }
        guard let job, let handler = handlers[job.kind] else { return nil }
        return ClaimedJob(job: job, handler: handler)
    }

    private func takeOverLost() async throws {
        let patience = handlers.mapValues(\.attempts)
        try await database.write { tx in
            for (kind, attempts) in patience { try tx.takeOverLostJobs(of: kind, attempts: attempts) }
        }
    }

    /// Does it and writes down how it ended; nothing that goes wrong gets out of here.
    func perform(_ claimed: ClaimedJob) async {
        let outcome = await attempt(claimed)
        // A task of its own: how it ended is to be written down also when this one has been cancelled.
        await Task { await settle(claimed, outcome) }.value
    }

    private enum Outcome {
        case done
        case failed(any Error)
        case interrupted
        case lost
    }

    private struct ClaimLost: Error {}

    private func attempt(_ claimed: ClaimedJob) async -> Outcome {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await claimed.handler.run(claimed.job) }
                group.addTask { try await keepClaim(on: claimed.job) }
                defer { group.cancelAll() }
                try await group.next()
            }
            return .done
        } catch is ClaimLost {
            return .lost
        } catch {
            return Task.isCancelled ? .interrupted : .failed(error)
        }
    }

    /// Ends only by throwing.
    private func keepClaim(on job: Job) async throws {
        while true {
            try await Task.sleep(for: lease / 3)
            let held = try? await database.write { [holder, lease] in
                try $0.renewClaim(on: job, by: holder, for: lease)
            }
            if held == false { throw ClaimLost() }
        }
    }

    private func settle(_ claimed: ClaimedJob, _ outcome: Outcome) async {
        let job = claimed.job
        do {
            let kept = try await database.write { [holder] tx in
                switch outcome {
                case .done: return try tx.finish(job, by: holder)
                case .failed(let error): return try tx.fail(claimed, by: holder, because: error)
                case .interrupted:
                    try tx.giveBack(job, by: holder)
                    return true
                case .lost: return false
                }
            }
            report(job, outcome, kept: kept)
        } catch {
            // The lease runs out and another runner takes the job.
            logger.error("a job's end was not kept", metadata: about(job, error))
        }
    }

    private func report(_ job: Job, _ outcome: Outcome, kept: Bool) {
        if !kept { return logger.warning("a job was taken over by another runner", metadata: about(job)) }
        if case .failed(let error) = outcome { logger.warning("a job failed", metadata: about(job, error)) }
    }

    private func about(_ job: Job, _ error: (any Error)? = nil) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "job": "\(job.id)", "kind": "\(job.kind.name)", "attempts": "\(job.attempts)",
        ]
        if let error { metadata["error"] = "\(type(of: error))" }
        return metadata
    }
}

extension Transaction {
    fileprivate func fail(_ claimed: ClaimedJob, by holder: String, because error: any Error) throws -> Bool {
        let job = claimed.job
        let complaint = Complaint.text(of: error)
        if error is HopelessJob || job.attempts >= claimed.handler.attempts {
            return try giveUp(job, by: holder, complaint: complaint)
        }
        let wait = claimed.handler.backoff.wait(after: job.attempts)
        return try putOff(job, by: holder, until: now + wait, complaint: complaint)
    }
}
