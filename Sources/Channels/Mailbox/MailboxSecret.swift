import Basics
import Foundation
import Mail
import People
import Store

/// What proves to a mail server that we may come in. Kept sealed (AES-GCM) with the key that is not in the database.
package enum MailboxSecret: Sendable, Codable, Hashable {
    case password(String)
    /// An OAuth2 access token that somebody renews by hand or by the API.
    case bearer(String)

    /// The same for reading and sending.
    package func credentials(of login: String) -> Credentials {
        switch self {
        case .password(let password): .password(password, of: login)
        case .bearer(let token): .bearer(of: login) { token }
        }
    }

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

extension Snapshot {
    /// How a mailbox's servers are logged in to; nil while no secret was given.
    /// - Throws: when it was sealed with another key.
    package func credentials(of mailbox: Mailbox, box: SecretBox) throws -> Credentials? {
        try sealedSecret(of: mailbox.id).map {
            try MailboxSecret(opening: $0, of: mailbox.id, in: box).credentials(of: mailbox.login)
        }
    }
}
