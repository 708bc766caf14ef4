import Basics
import Foundation
import Mail
import People
import Store

/// What proves to a mail server that we may come in. Kept sealed (AES-GCM) with the key that is not in the database.
package enum MailboxSecret: Sendable, Codable, Hashable {
    case password(String)
    /// An OAuth2 access token that somebody renews by hand.
    case bearer(String)
    /// What access tokens are asked for with.
    case grant(TokenGrant)

    func sealed(for mailbox: Mailbox.ID, in box: SecretBox) throws -> [UInt8] {
        try box.seal(Array(try JSONEncoder().encode(self)), for: Self.purpose(mailbox))
    }

    init(opening sealed: [UInt8], of mailbox: Mailbox.ID, in box: SecretBox) throws {
        let bytes = try box.open(sealed, for: Self.purpose(mailbox))
        self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    }

    private static func purpose(_ mailbox: Mailbox.ID) -> String { "mailbox \(mailbox)" }
}

/// So that no secret gets into a log by way of a struct that holds it.
extension MailboxSecret: CustomStringConvertible, CustomReflectable {
    package var description: String { "MailboxSecret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a person gives for a grant; what is left empty stays as it is.
package struct GrantWish: Sendable, Hashable {
    package var server: TokenServer
    package var clientID: String
    package var clientSecret: String?
    package var refreshToken: String?
    package var scope: String

    package init(
        server: TokenServer,
        clientID: String,
        clientSecret: String? = nil,
        refreshToken: String? = nil,
        scope: String = ""
    ) {
        self.server = server
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.refreshToken = refreshToken
        self.scope = scope
    }

    /// - Throws: `InvalidField` when nothing was given to ask for tokens with, and none is kept.
    func grant(over kept: TokenGrant?) throws(InvalidField) -> TokenGrant {
        guard let token = refreshToken ?? kept?.refreshToken else {
            throw InvalidField("secret", "refusal.text.missing")
        }
        return TokenGrant(
            server: server,
            clientID: clientID,
            clientSecret: clientSecret ?? kept?.clientSecret ?? "",
            refreshToken: token,
            scope: scope
        )
    }
}

/// How a mailbox is logged in to, without what is secret of it.
package enum ShownProof: Sendable, Hashable {
    case none
    case password
    case bearer
    case grant(server: TokenServer, clientID: String, scope: String)

    init(_ secret: MailboxSecret) {
        switch secret {
        case .password: self = .password
        case .bearer: self = .bearer
        case .grant(let grant): self = .grant(server: grant.server, clientID: grant.clientID, scope: grant.scope)
        }
    }
}

extension Snapshot {
    /// - Throws: when the secret was sealed with another key.
    package func proof(of mailbox: Mailbox.ID, box: SecretBox) throws -> ShownProof {
        try secret(of: mailbox, box: box).map(ShownProof.init) ?? .none
    }

    func secret(of mailbox: Mailbox.ID, box: SecretBox) throws -> MailboxSecret? {
        try sealedSecret(of: mailbox).map { try MailboxSecret(opening: $0, of: mailbox, in: box) }
    }
}
