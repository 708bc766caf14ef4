import Basics
import Events
import Store

/// Takes in together what comes while others are taken in: one transaction and few statements for all of it, so that the more
/// come, the less each costs. What comes alone goes in at once.
package actor IntakeQueue {
    private struct Arrival {
        let incoming: Incoming
        let sender: CheckedContinuation<Received, any Error>
    }

    private let database: Database
    private var waiting: [Arrival] = []
    private var isAtWork = false

    /// Others who write wait for no more than these.
    private static let mostTogether = 128
    private static let mostWaiting = 4096

    package init(_ database: Database) {
        self.database = database
    }

    /// Returns when it is on disk.
    /// - Throws: `InvalidField` for what can't be right; `StorageFault`, as when too many wait.
    package func receive(_ incoming: Incoming) async throws -> Received {
        guard waiting.count < Self.mostWaiting else { throw StorageFault.busy }
        return try await withCheckedThrowingContinuation { sender in
            waiting.append(Arrival(incoming: incoming, sender: sender))
            guard !isAtWork else { return }
            isAtWork = true
            Task { await work() }
        }
    }

    private func work() async {
        while !waiting.isEmpty {
            let together = Array(waiting.prefix(Self.mostTogether))
            waiting.removeFirst(together.count)
            await takeIn(together)
        }
        isAtWork = false
    }

    private func takeIn(_ arrivals: [Arrival]) async {
        do {
            let incoming = arrivals.map(\.incoming)
            let received = try await database.write { tx in
                try tx.sealsForItself()
                return try Intake(tx).receive(incoming)
            }
            for (arrival, received) in zip(arrivals, received) { arrival.sender.resume(returning: received) }
        } catch let fault as StorageFault where fault.concernsAll {
            // Whoever waits behind them has waited as well, and would wait in vain.
            for arrival in arrivals + waiting { arrival.sender.resume(throwing: fault) }
            waiting = []
        } catch {
            guard arrivals.count > 1 else { return arrivals[0].sender.resume(throwing: error) }
            // One that can't be taken in must keep nobody else out.
            for arrival in arrivals { await takeIn([arrival]) }
        }
    }
}
