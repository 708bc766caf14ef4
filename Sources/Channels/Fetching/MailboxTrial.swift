import Basics
import Mail
import People
import Store

/// Tries whether a mailbox's servers let us in, without reading or sending anything.
package struct MailboxTrial: Sendable {
    private let tools: FetchingTools

    package init(_ tools: FetchingTools) {
        self.tools = tools
    }

    /// - Returns: how many letters lie in the folder; nil when nothing is read there.
    /// - Throws: `MailFault`, `MailboxRefusal`.
    package func run(_ mailbox: Mailbox) async throws -> Int? {
        try await tools.keys.open(mailbox) { credentials in
            guard let credentials else { throw MailboxRefusal.noSecret }
            let count = try await tryReading(mailbox, credentials)
            try await trySending(mailbox, credentials)
            return count
        }
    }

    private func tryReading(_ mailbox: Mailbox, _ credentials: Credentials) async throws -> Int? {
        guard let place = mailbox.incoming else { return nil }
        let session = try await IMAPSession.open(
            place.server(tools.authority),
            as: credentials,
            patience: Self.patience
        )
        do {
            let folder = try await session.open(FolderName(mailbox.folder))
            await session.close()
            return Int(folder.count)
        } catch {
            await session.close()
            throw error
        }
    }

    private func trySending(_ mailbox: Mailbox, _ credentials: Credentials) async throws {
        guard let place = mailbox.outgoing else { return }
        let session = try await SMTPSession.open(
            place.server(tools.authority),
            as: credentials,
            ownName: mailbox.address.text.split(separator: "@").last.map(String.init) ?? "localhost",
            patience: Self.patience
        )
        await session.close()
    }

    /// Somebody sits before the page.
    private static let patience: Patience = {
        var patience = Patience()
        patience.connecting = .seconds(10)
        patience.answering = .seconds(10)
        return patience
    }()
}
