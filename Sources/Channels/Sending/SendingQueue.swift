import Basics
import Desk
import Events
import Foundation
import Logging
import Mail
import People
import ServiceLifecycle
import Store

/// Sends what lies in the outbox, a few letters side by side. Any number of nodes share one outbox.
///
/// A letter is made once and kept before it is tried. That it is handed to a server is written down before it is; so whoever dies in
/// between leaves a letter of which a person decides, and no letter goes twice by itself.
package struct SendingQueue: Service {
    private let sender: LetterSender
    private let database: Database
    private let width: Int
    private let logger: Logger

    private static let safetyNet = Duration.seconds(1)

    /// - Parameters:
    ///   - authority: whose certificates are believed.
    ///   - width: how many letters are sent side by side.
    ///   - lease: after this long without a sign of life somebody else takes a letter over.
    package init(
        database: Database,
        box: SecretBox,
        words: LetterWords,
        authority: MailServer.Authority = .system,
        patience: Patience = Patience(),
        width: Int = 3,
        lease: Duration = .seconds(30),
        logger: Logger = Logger(label: "highrock.sending")
    ) {
        sender = LetterSender(
            database: database,
            press: LetterPress(database: database, words: words),
            postman: Postman(database, box: box, authority: authority, patience: patience),
            holder: database.ids.next(at: database.time.now, as: Job.self).description,
            lease: lease,
            logger: logger
        )
        self.database = database
        self.width = width
        self.logger = logger
    }

    package func run() async throws {
        let bell = Bell([.lettersWaiting, .mailboxes], every: Self.safetyNet, in: database)
        await takeOver(all: database.dialect == .sqlite)
        await withDiscardingTaskGroup { group in
            let seats = Seats(width)
            for await _ in bell.rings.cancelOnGracefulShutdown() {
                await takeOver(all: false)
                while seats.take() {
                    guard let dispatch = await claim() else {
                        seats.leave()
                        break
                    }
                    group.addTask {
                        await sender.send(dispatch)
                        seats.leave()
                        bell.ring()
                    }
                }
                await sender.postman.tidy()
            }
            bell.silence()
        }
        await sender.postman.tidy(all: true)
    }

    /// Sends all that is due now, one letter after another, and returns how many were tried.
    @discardableResult
    package func sendDue() async throws -> Int {
        try await database.write { try $0.takeOverLostLetters() }
        var count = 0
        while let dispatch = try await sender.claim() {
            await sender.send(dispatch)
            count += 1
        }
        return count
    }

    private func claim() async -> Dispatch? {
        do {
            return try await sender.claim()
        } catch {
            complain("claiming a letter failed", error)
            return nil
        }
    }

    private func takeOver(all: Bool) async {
        do {
            let isWanted = all ? true : try await database.read { try $0.hasLetterWork() }
            if isWanted { try await database.write { try $0.takeOverLostLetters(all: all) } }
        } catch {
            complain("taking over lost letters failed", error)
        }
    }

    private func complain(_ message: Logger.Message, _ error: any Error) {
        guard !Task.isCancelled else { return }
        logger.error(message, metadata: ["error": "\(type(of: error))"])
    }
}
