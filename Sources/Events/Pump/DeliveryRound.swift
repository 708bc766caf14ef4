import Basics
import Logging
import ServiceLifecycle
import Store

/// One subscriber's deliveries, one after another.
struct DeliveryRound: Sendable {
    private let place: any DeliveryPlace
    private let subscriber: any Subscriber
    private let database: Database
    private let tail: JournalTail
    private let backoff: Backoff
    private let logger: Logger

    private static let batch = 200
    private static let safetyNet = Duration.seconds(1)

    init(
        _ place: any DeliveryPlace,
        of subscriber: any Subscriber,
        in database: Database,
        tail: JournalTail,
        backoff: Backoff,
        logger: Logger
    ) {
        self.place = place
        self.backoff = backoff
        self.subscriber = subscriber
        self.database = database
        self.tail = tail
        var logger = logger
        logger[metadataKey: "subscriber"] = "\(subscriber.name)"
        self.logger = logger
    }

    func run() async {
        let bell = Bell([.journalSealed], every: Self.safetyNet, in: database)
        var rest = ContinuousClock.now
        for await _ in bell.rings.cancelOnGracefulShutdown() where ContinuousClock.now >= rest {
            if let pause = await deliverAll() { rest = .now + pause }
            try? await Task.sleep(for: subscriber.breath)
        }
        bell.silence()
        await place.leave()
    }

    /// - Returns: how long to leave it alone after a failure.
    private func deliverAll() async -> Duration? {
        do {
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                switch try await deliver() {
                case .nothing: return nil
                case .delivered: continue
                case .failed(let times): return backoff.wait(after: times)
                }
            }
            return nil
        } catch {
            guard !Task.isCancelled else { return nil }
            logger.error("delivery is interrupted", metadata: ["error": "\(Complaint.text(of: error))"])
            return Self.safetyNet
        }
    }

    private enum Delivery {
        case nothing
        case delivered
        case failed(times: Int)
    }

    private func deliver() async throws -> Delivery {
        guard try await subscriber.isListening() else { return .nothing }
        guard let (reached, failures) = try await place.find() else { return .nothing }
        // After a failure one at a time, so that what is good gets through and what is not can be named.
        let limit = failures == 0 ? Self.batch : 1
        let entries = try await tail.entries(after: reached, limit: limit)
        guard let last = entries.last?.seq else { return .nothing }
        do {
            try await handOver(entries)
        } catch {
            // Broken off because the server is about to stop, they come again when it is started.
            guard !Task.isCancelled, !Task.isShuttingDownGracefully else { return .nothing }
            return try await fail(error, after: reached, failures: failures + 1)
        }
        return try await place.advance(from: reached, to: last) ? .delivered : .nothing
    }

    private func handOver(_ entries: [JournalEntry]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await cancelWhenGracefulShutdown { try await subscriber.receive(entries) } }
            group.addTask {
                while true {
                    try await Task.sleep(for: KeptPlace.leaseSpan / 3)
                    try await place.hold()
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func fail(_ error: any Error, after reached: Int64, failures: Int) async throws -> Delivery {
        let complaint = "after \(reached): \(Complaint.text(of: error))"
        logger.warning("a subscriber failed", metadata: ["failures": "\(failures)", "error": "\(type(of: error))"])
        try await place.noteFailure(at: reached, complaint: complaint)
        return .failed(times: failures)
    }
}
