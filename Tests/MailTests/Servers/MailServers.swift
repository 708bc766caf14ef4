import Foundation

@testable import Mail

/// The Dovecot and the Exim that `scripts/mail-servers` started; its JSON is in `HIGHROCK_TEST_MAIL`.
struct MailServers: Decodable {
    let host: String
    /// Shows a certificate that has run out.
    let expiredHost: String
    /// Knows nothing beyond RFC 3501.
    let plainHost: String
    let imap: Int
    let imaps: Int
    let smtp: Int
    let smtps: Int
    let password: String
    /// For the user named `bearer`.
    let bearerToken: String
    let expiredToken: String
    let authority: String

    static let running = ProcessInfo.processInfo.environment["HIGHROCK_TEST_MAIL"].flatMap {
        try? JSONDecoder().decode(MailServers.self, from: Data($0.utf8))
    }

    static var areRunning: Bool { running != nil }

    /// A test that needs them is not run without them.
    static var ours: MailServers {
        get throws {
            guard let running else { throw CocoaError(.featureUnsupported) }
            return running
        }
    }

    var trusted: MailServer.Authority { .file(URL(filePath: authority)) }

    func imapServer(_ security: MailServer.Security = .tls, at host: String? = nil) -> MailServer {
        MailServer(
            host: host ?? self.host,
            port: security == .tls ? imaps : imap,
            security: security,
            authority: trusted
        )
    }

    func smtpServer(_ security: MailServer.Security = .tls) -> MailServer {
        MailServer(host: host, port: security == .tls ? smtps : smtp, security: security, authority: trusted)
    }

    /// A mailbox that nobody else has.
    func newAccount() -> Account {
        Account(name: "u" + UUID().uuidString.lowercased().replacing("-", with: ""), password: password)
    }

    /// The process of Dovecot's that serves an account; it says so itself.
    func process(of account: Account) throws -> pid_t? {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.first { process in
            // Processes come and go.
            let line = try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)
            return line?.hasPrefix("dovecot/imap") == true && line?.contains(account.name) == true
        }
    }

    struct Account {
        let name: String
        let password: String
        var credentials: Credentials { .password(password, of: name) }
        var address: String { "\(name)@example.test" }
    }
}

extension Patience {
    /// For tests that wait on purpose.
    static var short: Patience {
        var patience = Patience()
        patience.connecting = .seconds(2)
        patience.answering = .seconds(1)
        patience.moving = .seconds(1)
        patience.verdict = .seconds(1)
        patience.polling = .milliseconds(200)
        return patience
    }
}
