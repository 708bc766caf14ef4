/// Who logs in, and what proves it.
package enum Credentials: Sendable {
    case password(String, of: String)
    /// An OAuth2 token (RFC 7628 OAUTHBEARER, or XOAUTH2), asked for at each connect because it lives for minutes.
    case bearer(of: String, token: @Sendable () async throws(MailFault) -> String)
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible {
    /// Without the secret, so that no log has it.
    package var description: String {
        switch self {
        case .password(_, of: let user), .bearer(of: let user, token: _): user
        }
    }

    package var debugDescription: String { description }
}

/// Credentials at the moment of connecting.
struct Login: Sendable {
    enum Proof {
        case password(String)
        case token(String)
    }

    let user: String
    let proof: Proof

    init(_ credentials: Credentials) async throws(MailFault) {
        switch credentials {
        case .password(let password, of: let user):
            self.user = user
            proof = .password(password)
        case .bearer(of: let user, let token):
            self.user = user
            proof = .token(try await token())
        }
        // A line end in either would be read as the end of a command.
        guard ([user, secret].allSatisfy { !$0.unicodeScalars.contains { $0.value < 0x20 } }) else {
            throw .refusedLogin(.wrong, words: "")
        }
    }

    private var secret: String {
        switch proof {
        case .password(let text), .token(let text): text
        }
    }
}
