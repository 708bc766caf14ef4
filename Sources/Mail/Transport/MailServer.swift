import Foundation

/// Where a mail server is, and how much it is trusted.
package struct MailServer: Hashable, Sendable {
    package let host: String
    package let port: Int
    package let security: Security
    package let authority: Authority

    package init(host: String, port: Int, security: Security, authority: Authority = .system) {
        self.host = host
        self.port = port
        self.security = security
        self.authority = authority
    }

    package enum Security: String, Sendable, CaseIterable {
        /// TLS from the first byte (RFC 8314), the usual way: ports 993 and 465.
        case tls
        /// TLS after a word in the open, never without: ports 143 and 587.
        case startTLS
        /// None. For a server on the same machine; anywhere else everybody on the way reads along.
        case plaintext
    }

    /// Whose word is believed when a server shows its certificate.
    package enum Authority: Hashable, Sendable {
        case system
        /// A file of certificates in PEM, instead of the system's.
        case file(URL)
    }
}

extension MailServer: CustomStringConvertible {
    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
