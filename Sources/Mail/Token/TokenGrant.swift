import Foundation

/// What a token server gives access tokens for, again and again (RFC 6749, 6).
package struct TokenGrant: Sendable, Hashable, Codable {
    package var server: TokenServer
    package var clientID: String
    /// Empty for a program that can keep none.
    package var clientSecret: String
    package var refreshToken: String
    /// What the token may be used for, when the server wants to be told.
    package var scope: String

    package init(
        server: TokenServer,
        clientID: String,
        clientSecret: String = "",
        refreshToken: String,
        scope: String = ""
    ) {
        self.server = server
        self.clientID = clientID
        self.clientSecret = clientSecret
        self.refreshToken = refreshToken
        self.scope = scope
    }

    /// The body of the question, as forms are sent.
    var question: String {
        var fields = [
            ("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("client_id", clientID),
        ]
        if !clientSecret.isEmpty { fields.append(("client_secret", clientSecret)) }
        if !scope.isEmpty { fields.append(("scope", scope)) }
        return fields.map { "\($0)=\(Self.encoded($1))" }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        )
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }
}

/// Where tokens are given out: over TLS (RFC 6749, 3.2), or on this very machine.
package struct TokenServer: Sendable, Hashable, Codable {
    package let address: String

    /// - Returns: nil for what is no such address.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.fragment == nil, !text.unicodeScalars.contains(where: { $0.value <= 0x20 })
        else { return nil }
        let isHere = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
        guard parts.scheme == "https" || parts.scheme == "http" && isHere else { return nil }
        address = text
    }
}

/// So that no secret gets into a log by way of a struct that holds it.
extension TokenGrant: CustomStringConvertible, CustomReflectable {
    package var description: String { "TokenGrant(\(clientID))" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A token that was given.
package struct TokenGiven: Sendable, Hashable {
    package let token: String
    /// How long it is good for, as far as the server says.
    package let lifetime: Duration?
    /// What to ask with next time, where the server gives another each time.
    package let refreshToken: String?

    package init(token: String, lifetime: Duration?, refreshToken: String?) {
        self.token = token
        self.lifetime = lifetime
        self.refreshToken = refreshToken
    }
}
