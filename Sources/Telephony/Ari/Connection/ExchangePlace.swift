import Foundation

/// Where an exchange is, and as whom we come.
package struct ExchangePlace: Hashable, Sendable {
    package let scheme: Scheme
    package let host: String
    package let port: Int
    /// Below which ARI lies: `/ari` unless the exchange was told otherwise.
    package let prefix: String
    package let user: String
    let password: String
    /// The name under which the exchange's dialplan hands calls to us: `Stasis(highrock,…)`.
    package let application: String

    package enum Scheme: String, Sendable {
        case http
        case https
    }

    /// - Returns: nil when the address is none, or the application's name is one that ARI would read as several.
    package init?(address: String, user: String, password: String, application: String = "highrock") {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme.flatMap(Scheme.init(rawValue:)),
            let host = parts.host, !host.isEmpty, parts.query == nil, parts.user == nil,
            !application.isEmpty, application.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ",") })
        else { return nil }
        self.scheme = scheme
        self.host = host
        port = parts.port ?? (scheme == .http ? 80 : 443)
        prefix = parts.path.hasSuffix("/") ? String(parts.path.dropLast()) : parts.path
        self.user = user
        self.password = password
        self.application = application
    }
}

extension ExchangePlace: CustomStringConvertible, CustomDebugStringConvertible {
    /// Without the password, so that no log has it.
    package var description: String { "\(scheme)://\(host):\(port)\(prefix)" }
    package var debugDescription: String { description }

    /// RFC 7617.
    var authorization: String {
        "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }
}
