import Basics
import Events
import Logging
import ServiceLifecycle
import Store

/// Holds the exchange on one node at a time (SPEC T4): whoever has the lease connects, and lets go of it with the lease. Whoever talks
/// goes on talking, whatever becomes of the node.
struct TelephoneLine: Service {
    private let work: TelephoneWork?
    private let lease: Lease
    private let time: any TimeSource
    private let logger: Logger

    /// For so long an exchange stays with a node that has died.
    private static let span = Duration.seconds(6)
    private static let pulse = Duration.seconds(2)
    /// Whoever has let go of it leaves it to another who may have more luck.
    private static let aside = Duration.seconds(5)

    /// - Parameter work: nil where there is no exchange.
    init(_ work: TelephoneWork?, in database: Database, logger: Logger) {
        self.work = work
        self.logger = logger
        lease = Lease("telephone", for: Self.span, in: database)
        time = database.time
    }

    func run() async throws {
        guard let work else {
            logger.notice("no telephone: HIGHROCK_ARI_URL names no exchange, or it was left out")
            try? await gracefulShutdown()
            return
        }
        await cancelWhenGracefulShutdown { await stand(by: work) }
    }

    /// Works whenever nobody else does, until the task is cancelled.
    private func stand(by work: TelephoneWork) async {
        while !Task.isCancelled {
            do {
                if let held = try await lease.take() {
                    try await hold(work, since: held)
                    try? await Task.sleep(for: Self.aside)
                }
            } catch {
                guard !Task.isCancelled else { return }
                logger.error("the telephone stands still", metadata: ["fault": "\(error)"])
            }
            try? await Task.sleep(for: Self.pulse)
        }
    }

    private func hold(_ work: TelephoneWork, since held: Moment) async throws {
        let held = HeldLease(lease, until: held)
        logger.notice("the telephone is ours")
        let end = await withTaskGroup(of: Result<Void, any Error>.self) { tasks in
            tasks.addTask {
                do { return .success(try await work.run()) } catch { return .failure(error) }
            }
            tasks.addTask {
                await keep(held)
                return .success(())
            }
            let end = await tasks.next() ?? .success(())
            tasks.cancelAll()
            return end
        }
        // Also when this task is cancelled, so that another node need not wait until it runs out.
        await Task { await held.release() }.value
        logger.notice("the telephone is let go")
        try end.get()
    }

    /// Returns when it is ours no longer: another has it, or may have it by now.
    private func keep(_ held: HeldLease) async {
        while (try? await Task.sleep(for: Self.pulse)) != nil {
            do {
                guard try await held.renew() else { return }
            } catch {
                guard await held.until > time.now + Self.pulse else { return }
            }
        }
    }
}

/// A lease and until when it is ours.
private actor HeldLease {
    private let lease: Lease
    private(set) var until: Moment

    init(_ lease: Lease, until: Moment) {
        self.lease = lease
        self.until = until
    }

    /// - Returns: whether it is still ours.
    func renew() async throws -> Bool {
        guard let next = try await lease.renew(until) else { return false }
        until = next
        return true
    }

    func release() async {
        // One that can't be given back runs out by itself.
        try? await lease.release(until)
    }
}
