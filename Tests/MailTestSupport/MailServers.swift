import Foundation
import Mail

/// The Dovecot and the Exim that `scripts/mail-servers` started; its JSON is in `HIGHROCK_TEST_MAIL`.
package struct MailServers: Decodable {
    package let host: String
    /// Shows a certificate that has run out.
    package let expiredHost: String
    /// Knows nothing beyond RFC 3501.
    package let plainHost: String
    package let imap: Int
    package let imaps: Int
    package let smtp: Int
    package let smtps: Int
    package let password: String
    /// For the user named `bearer`.
    package let bearerToken: String
    package let expiredToken: String
    package let authority: String
    /// The folder in which all mailboxes lie.
    package let mail: String

    package static let running = ProcessInfo.processInfo.environment["HIGHROCK_TEST_MAIL"].flatMap {
        try? JSONDecoder().decode(MailServers.self, from: Data($0.utf8))
    }

    package static var areRunning: Bool { running != nil }

    /// A test that needs them is not run without them.
    package static var ours: MailServers {
        get throws {
            guard let running else { throw CocoaError(.featureUnsupported) }
            return running
        }
    }

    package var trusted: MailServer.Authority { .file(URL(filePath: authority)) }

    package func imapServer(_ security: MailServer.Security = .tls, at host: String? = nil) -> MailServer {
        MailServer(
            host: host ?? self.host,
            port: security == .tls ? imaps : imap,
            security: security,
            authority: trusted
        )
    }

    package func smtpServer(_ security: MailServer.Security = .tls) -> MailServer {
        MailServer(host: host, port: security == .tls ? smtps : smtp, security: security, authority: trusted)
    }

    /// A mailbox that nobody else has.
    package func newAccount() -> Account {
        Account(name: "u" + UUID().uuidString.lowercased().replacing("-", with: ""), password: password)
    }

    /// The files in which Dovecot keeps an account's new letters, in the order of their names.
    package func files(of account: Account) throws -> [URL] {
        let folder = URL(filePath: mail).appending(path: account.name)
        return try ["cur", "new"].flatMap { name in
            try FileManager.default.contentsOfDirectory(
                at: folder.appending(path: name),
                includingPropertiesForKeys: nil
            )
        }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// The process of Dovecot's that serves an account; it says so itself.
    package func process(of account: Account) throws -> pid_t? {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.first { process in
            // Processes come and go.
            let line = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
            return line?.hasPrefix("dovecot/imap") == true && line?.contains(account.name) == true
        }
    }

    package struct Account {
        package let name: String
        package let password: String
        package var credentials: Credentials { .password(password, of: name) }
        package var address: String { "\(name)@example.test" }
    }
}

extension Patience {
    /// For tests that wait on purpose.
    package static var short: Patience {
        var patience = Patience()
        patience.connecting = .seconds(2)
        patience.answering = .seconds(1)
        patience.moving = .seconds(1)
        patience.verdict = .seconds(1)
        patience.polling = .milliseconds(200)
        return patience
    }
}
