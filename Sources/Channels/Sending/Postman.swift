import Basics
import Foundation
import Mail
import People
import Store

/// Keeps one connection to the server of each mailbox, for as many letters as come.
actor Postman {
    private let keys: MailboxKeys
    private let authority: MailServer.Authority
    private let patience: Patience
    private var lines: [Mailbox.ID: Line] = [:]

    /// Servers hang up on who is silent for long, and so do we before.
    private static let mostIdle = Duration.seconds(30)
    /// A server that was away a moment ago is away still.
    private static let sulk = Duration.seconds(10)

    private struct Line {
        var session: SMTPSession?
        var version: Int
        var used: ContinuousClock.Instant
        var trouble: MailFault?
    }

    init(_ database: Database, box: SecretBox, authority: MailServer.Authority, patience: Patience) {
        keys = MailboxKeys(database: database, box: box, authority: authority, patience: patience)
        self.authority = authority
        self.patience = patience
    }

    /// A connection to send one letter on.
    /// - Throws: `MailFault`; `MailboxRefusal` when the mailbox is not set up for it.
    func session(for mailbox: Mailbox) async throws -> SMTPSession {
        if let line = lines[mailbox.id], line.version == mailbox.version {
            if let session = line.session, line.used.duration(to: .now) < Self.mostIdle, await session.isOpen {
                lines[mailbox.id]?.used = .now
                return session
            }
            if let trouble = line.trouble, line.used.duration(to: .now) < Self.sulk { throw trouble }
        }
        await hangUp(mailbox.id)
        return try await connect(mailbox)
    }

    private func connect(_ mailbox: Mailbox) async throws -> SMTPSession {
        guard let place = mailbox.outgoing else { throw MailboxRefusal.noServer }
        do {
            let session = try await keys.open(mailbox) { [authority, patience] credentials in
                try await SMTPSession.open(
                    place.server(authority),
                    as: credentials,
                    ownName: mailbox.address.normalized.split(separator: "@").last.map(String.init) ?? "localhost",
                    patience: patience
                )
            }
            lines[mailbox.id] = Line(session: session, version: mailbox.version, used: .now)
            return session
        } catch let trouble as MailFault {
            lines[mailbox.id] = Line(session: nil, version: mailbox.version, used: .now, trouble: trouble)
            throw trouble
        }
    }

    private func hangUp(_ mailbox: Mailbox.ID) async {
        let line = lines.removeValue(forKey: mailbox)
        await line?.session?.close()
    }

    /// Hangs up on servers that nothing was sent to for a while.
    func tidy(all: Bool = false) async {
        for (id, line) in lines where all || line.used.duration(to: .now) > Self.mostIdle {
            guard line.session != nil else { continue }
            await hangUp(id)
        }
    }
}
