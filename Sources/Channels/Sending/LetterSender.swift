import Basics
import Clients
import Desk
import Events
import Foundation
import Logging
import Mail
import People
import Store

/// Tries one letter at a time and writes down what became of it.
struct LetterSender: Sendable {
    let database: Database
    let press: LetterPress
    let postman: Postman
    let holder: String
    let lease: Duration
    let logger: Logger

    /// As patient as mail servers are with one another.
    private static let backoff = Backoff(base: .minutes(1), limit: .hours(2))

    private enum Outcome {
        case delivered(Delivery, of: [Recipient])
        /// It has surely gone to nobody.
        case notTried(Trouble)
        case lost
    }

    func claim() async throws -> Dispatch? {
        guard try await database.read({ try $0.hasLetterWork() }) else { return nil }
        return try await database.write { [holder, lease] in try $0.claimLetter(by: holder, for: lease) }
    }

    /// Nothing that goes wrong gets out of here.
    func send(_ dispatch: Dispatch) async {
        let outcome = await withKeptClaim(on: dispatch) { await attempt(dispatch) }
        // A task of its own: what became of it is to be written down also when this one has been cancelled.
        await Task { await settle(dispatch, outcome) }.value
    }

    private func attempt(_ dispatch: Dispatch) async -> Outcome {
        do {
            guard let pressed = try await press.press(dispatch) else {
                return .notTried(Trouble("refusal.letter.no-mailbox"))
            }
            defer { try? FileManager.default.removeItem(at: pressed.file) }
            let session = try await postman.session(for: pressed.mailbox)
            let open = dispatch.open
            guard try await database.write({ try $0.handOver(dispatch) }) else { return .lost }
            let delivery = try await session.send(
                pressed.file,
                from: pressed.isAutomatic ? nil : pressed.mailbox.address,
                to: open.map(\.address)
            )
            return .delivered(delivery, of: open)
        } catch let refusal as any Refusal {
            return .notTried(Trouble(refusal))
        } catch {
            logger.error("a letter could not be made", metadata: ["error": "\(type(of: error))"])
            return .notTried(Trouble("refusal.letter.fault"))
        }
    }

    private func settle(_ dispatch: Dispatch, _ outcome: Outcome) async {
        do {
            try await database.write { tx in
                let next = tx.now + Self.backoff.wait(after: dispatch.attempt)
                switch outcome {
                case .delivered(let delivery, let tried):
                    try tx.settle(dispatch, delivery.fates(of: tried), next: next, because: delivery.trouble)
                    try ClientBook(tx, .program).markUndeliverable(delivery.dead)
                case .notTried(let trouble): try tx.settle(dispatch, [], next: next, because: trouble)
                case .lost: break
                }
            }
        } catch {
            // It is held still, and handed over perhaps: whoever takes it over knows what that means.
            logger.error("a letter's end was not kept", metadata: ["letter": "\(dispatch.interaction)"])
        }
    }

    /// Keeps the claim alive while `work` goes on.
    private func withKeptClaim<Value: Sendable>(
        on dispatch: Dispatch,
        _ work: @escaping @Sendable () async -> Value
    ) async -> Value {
        let keeping = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: lease / 3)
                // A claim that was lost shows when the letter is handed over.
                _ = try? await database.write { [lease] in try $0.renewClaim(on: dispatch, for: lease) }
            }
        }
        defer { keeping.cancel() }
        return await work()
    }
}
