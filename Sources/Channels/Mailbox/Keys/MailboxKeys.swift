import Basics
import Mail
import People
import Store

/// How a mailbox's servers are logged in to. Access tokens that run out are asked for anew, are kept until they do, and are shared by
/// all nodes.
package struct MailboxKeys: Sendable {
    let database: Database
    let box: SecretBox
    let authority: MailServer.Authority
    let patience: Patience

    /// - Parameter authority: whose certificates are believed, the token server's too.
    package init(database: Database, box: SecretBox, authority: MailServer.Authority, patience: Patience = Patience()) {
        self.database = database
        self.box = box
        self.authority = authority
        self.patience = patience
    }

    /// Opens a session with the mailbox's credentials. A token that the mail server does not take, though it should be good still,
    /// is asked for anew, once.
    /// - Parameter open: gets nil when no secret was given yet.
    package func open<Session: Sendable>(
        _ mailbox: Mailbox,
        _ open: @Sendable (Credentials?) async throws -> Session
    ) async throws -> Session {
        let kept = try await database.read { [box] in try $0.secret(of: mailbox.id, box: box) }
        guard let secret = kept else { return try await open(nil) }
        switch secret {
        case .password(let password): return try await open(.password(password, of: mailbox.login))
        case .bearer(let token): return try await open(Self.bearer(token, mailbox))
        case .grant:
            let token = try await token(of: mailbox.id)
            do {
                return try await open(Self.bearer(token, mailbox))
            } catch MailFault.refusedLogin(let why, _) where why == .wrong || why == .expired {
                return try await open(Self.bearer(try await self.token(of: mailbox.id, otherThan: token), mailbox))
            }
        }
    }

    private static func bearer(_ token: String, _ mailbox: Mailbox) -> Credentials {
        .bearer(of: mailbox.login) { () throws(MailFault) in token }
    }
}
