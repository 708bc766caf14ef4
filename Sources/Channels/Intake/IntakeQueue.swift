import Basics
import Events
import Store
import Synchronization

/// Takes in together what comes while others are taken in: one transaction and few statements for all of it, so that the more
/// come, the less each costs. What comes alone goes in at once.
///
/// No actor: each who waits would be brought to it and back.
package final class IntakeQueue: Sendable {
    private struct Arrival {
        let incoming: Incoming
        let sender: CheckedContinuation<Received, any Error>
    }

    private struct State {
        var waiting: [Arrival] = []
        var atWork = 0
    }

    private let database: Database
    private let state = Mutex(State())

    private let mostAtWork: Int
    private let mostTogether: Int
    private static let mostWaiting = 4096

    package init(_ database: Database) {
        self.database = database
        (mostAtWork, mostTogether) =
            switch database.dialect {
            // One lot is written while the one before is brought to the disk; others who write wait for no more than one.
            case .sqlite: (2, 128)
            // Two would both want to be the one who seals. Others write meanwhile.
            case .postgres: (1, 256)
            }
    }

    /// Returns when it is on disk.
    /// - Throws: `InvalidField` for what can't be right; `StorageFault`, as when too many wait.
    package func receive(_ incoming: Incoming) async throws -> Received {
        try await withCheckedThrowingContinuation { sender in
            switch admit(Arrival(incoming: incoming, sender: sender)) {
            case .queued: break
            case .first: Task { await work() }
            case .refused: sender.resume(throwing: StorageFault.busy)
            }
        }
    }

    private enum Admission {
        /// Somebody is at work and will come to it.
        case queued
        /// One more is needed to work.
        case first
        case refused
    }

    private func admit(_ arrival: Arrival) -> Admission {
        state.withLock { state in
            guard state.waiting.count < Self.mostWaiting else { return .refused }
            state.waiting.append(arrival)
            guard state.atWork < mostAtWork else { return .queued }
            state.atWork += 1
            return .first
        }
    }

    private func work() async {
        while let together = take() { await takeIn(together) }
    }

    /// Those who wait by now; nil relieves whoever asks.
    private func take() -> [Arrival]? {
        state.withLock { state in
            let together = Array(state.waiting.prefix(mostTogether))
            state.waiting.removeFirst(together.count)
            if together.isEmpty { state.atWork -= 1 }
            return together.isEmpty ? nil : together
        }
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
            let others = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            for arrival in arrivals + others { arrival.sender.resume(throwing: fault) }
        } catch {
            guard arrivals.count > 1 else { return arrivals[0].sender.resume(throwing: error) }
            // One that can't be taken in must keep nobody else out.
            for arrival in arrivals { await takeIn([arrival]) }
        }
    }
}
