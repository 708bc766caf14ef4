import Basics
import Mail
import People
import Store

extension MailboxKeys {
    /// What is kept of a mailbox whose tokens run out.
    private struct Kept: Sendable {
        let sealed: [UInt8]
        let grant: TokenGrant
        let token: KeptToken?
    }

    /// A token that is good for some time still.
    /// - Parameter refused: one that was not taken.
    /// - Throws: `MailFault` of the token server.
    func token(of mailbox: Mailbox.ID, otherThan refused: String? = nil) async throws -> String {
        let kept = try await kept(mailbox)
        if let token = kept.token, token.isGood(at: database.time.now), token.token != refused { return token.token }
        do {
            return try await renew(kept, of: mailbox)
        } catch MailFault.refusedLogin(.noToken, let words) {
            // Another node may have asked meanwhile, of a server that takes each refresh token once.
            let now = try await self.kept(mailbox)
            guard now.sealed != kept.sealed || now.token != kept.token else {
                throw MailFault.refusedLogin(.noToken, words: words)
            }
            if let token = now.token, token.isGood(at: database.time.now), token.token != refused { return token.token }
            return try await renew(now, of: mailbox)
        }
    }

    private func kept(_ mailbox: Mailbox.ID) async throws -> Kept {
        try await database.read { [box] snapshot in
            guard let sealed = try snapshot.sealedSecret(of: mailbox),
                case .grant(let grant) = try MailboxSecret(opening: sealed, of: mailbox, in: box)
            else { throw MailboxRefusal.noSecret }
            let token = try snapshot.sealedToken(of: mailbox).map { try KeptToken(opening: $0, of: mailbox, in: box) }
            return Kept(sealed: sealed, grant: grant, token: token)
        }
    }

    private func renew(_ kept: Kept, of mailbox: Mailbox.ID) async throws -> String {
        let given = try await kept.grant.ask(authority, patience: patience)
        let token = try KeptToken(given, at: database.time.now).sealed(for: mailbox, in: box)
        var grant = kept.grant
        grant.refreshToken = given.refreshToken ?? grant.refreshToken
        let secret =
            grant == kept.grant ? kept.sealed : try MailboxSecret.grant(grant).sealed(for: mailbox, in: box)
        try await database.write { try $0.keep(token: token, secret: secret, over: kept.sealed, of: mailbox) }
        return given.token
    }
}

extension Snapshot {
    fileprivate func sealedToken(of mailbox: Mailbox.ID) throws -> [UInt8]? {
        try value("SELECT token FROM mailbox WHERE id = \(mailbox) AND token IS NOT NULL")
    }
}

extension Transaction {
    /// Unless somebody has given another secret meanwhile.
    fileprivate func keep(token: [UInt8], secret: [UInt8], over old: [UInt8], of mailbox: Mailbox.ID) throws {
        try run("UPDATE mailbox SET token = \(token), secret = \(secret) WHERE id = \(mailbox) AND secret = \(old)")
    }
}
