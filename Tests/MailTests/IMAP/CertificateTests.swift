import Foundation
import MailTestSupport
import Testing

@testable import Mail

@Suite(.enabled(if: MailServers.areRunning)) struct `A server's certificate` {
    private let servers: MailServers

    init() throws {
        servers = try MailServers.ours
    }

    private func fault(of server: MailServer) async throws -> BadCertificate {
        let fault = await #expect(throws: MailFault.self) {
            _ = try await IMAPSession.open(server, as: servers.newAccount().credentials)
        }
        guard case .certificate(let certificate) = fault else { throw fault ?? .closed }
        return certificate
    }

    @Test(arguments: [MailServer.Security.tls, .startTLS])
    func `is not trusted when it has run out`(over security: MailServer.Security) async throws {
        let bad = try await fault(of: servers.imapServer(security, at: servers.expiredHost))
        #expect(bad.why == .expired)
        #expect(bad.host == servers.expiredHost)
        #expect(bad.subject.contains("localhost"))
        #expect(bad.issuer.contains("Highrock test authority"))
        #expect(bad.expires.contains("GMT"))
    }

    @Test func `is not trusted for another name`() async throws {
        let bad = try await fault(of: servers.imapServer(at: "127.0.0.1"))
        #expect(bad.why == .wrongName)
        #expect(bad.subject.contains("localhost"))
    }

    @Test func `is not trusted when only a given authority stands behind it and the system's are asked`() async throws {
        let server = MailServer(host: servers.host, port: servers.imaps, security: .tls)
        let bad = try await fault(of: server)
        #expect(bad.why == .unknownIssuer)
        #expect(bad.issuer.contains("Highrock test authority"))
    }

    @Test func `can't be judged without the file of authorities`() async throws {
        let server = MailServer(
            host: servers.host,
            port: servers.imaps,
            security: .tls,
            authority: .file(URL(filePath: "/nonexistent.pem"))
        )
        #expect(try await fault(of: server).why == .unreadableAuthority)
    }

    @Test func `is not replaced by plain text when the server has no TLS`() async throws {
        let server = try BadServer(
            greeting: "* OK ready\r\n",
            script: ["* CAPABILITY IMAP4rev1\r\nA001 OK done\r\n", "A002 BAD no such thing\r\n"]
        )
        defer { server.close() }
        let place = MailServer(host: "127.0.0.1", port: server.port, security: .startTLS)
        let fault = await #expect(throws: MailFault.self) {
            _ = try await IMAPSession.open(place, as: .password("secret", of: "anna"), patience: .short)
        }
        guard case .notSecured = fault else { throw fault ?? .closed }
    }
}
