import Foundation
import MailTestSupport
import Testing

@testable import Mail

@Suite(.enabled(if: MailServers.areRunning)) struct `Waiting for news` {
    private let servers: MailServers
    private let account: MailServers.Account
    private let scratch: Scratch

    init() throws {
        servers = try MailServers.ours
        account = servers.newAccount()
        scratch = try Scratch()
    }

    private func hosts(_ isPlain: Bool) -> String { isPlain ? servers.plainHost : servers.host }

    @Test(arguments: [false, true])
    func `ends when a letter comes`(toPlainServer isPlain: Bool) async throws {
        let waiting = try await IMAPSession.open(
            servers.imapServer(at: hosts(isPlain)),
            as: account.credentials,
            patience: .short
        )
        let other = try await IMAPSession.open(servers.imapServer(), as: account.credentials)
        let inbox = try await waiting.open(.inbox)
        #expect(try await inbox.outlines(atMost: 10).isEmpty)
        let started = ContinuousClock.now
        async let news = inbox.hasNews(within: .seconds(20))
        try await Task.sleep(for: .milliseconds(300))
        try await other.append(try scratch.letter("Subject: news\r\n\r\n"), to: .inbox)
        #expect(try await news)
        #expect(ContinuousClock.now - started < .seconds(10))
        #expect(try await inbox.outlines(atMost: 10).count == 1)
        await waiting.close()
        await other.close()
    }

    @Test(arguments: [false, true])
    func `ends when the time is over, and the session goes on`(onPlainServer isPlain: Bool) async throws {
        let session = try await IMAPSession.open(servers.imapServer(at: hosts(isPlain)), as: account.credentials)
        let inbox = try await session.open(.inbox)
        #expect(try await !inbox.hasNews(within: .milliseconds(400)))
        #expect(try await inbox.outlines(atMost: 10).isEmpty)
        await session.close()
    }

    @Test func `ends at once for what came before it began`() async throws {
        let session = try await IMAPSession.open(servers.imapServer(), as: account.credentials)
        let inbox = try await session.open(.inbox)
        #expect(try await inbox.outlines(atMost: 10).isEmpty)
        try await session.append(try scratch.letter("Subject: meanwhile\r\n\r\n"), to: .inbox)
        #expect(try await inbox.hasNews(within: .seconds(20)))
        await session.close()
    }

    @Test(arguments: [false, true])
    func `can be cancelled without losing the session`(onPlainServer isPlain: Bool) async throws {
        let session = try await IMAPSession.open(servers.imapServer(at: hosts(isPlain)), as: account.credentials)
        let inbox = try await session.open(.inbox)
        let started = ContinuousClock.now
        let waiting = Task { try await inbox.hasNews(within: .seconds(60)) }
        try await Task.sleep(for: .milliseconds(200))
        waiting.cancel()
        await #expect(throws: MailFault.cancelled) { _ = try await waiting.value }
        #expect(ContinuousClock.now - started < .seconds(5))
        #expect(await session.isOpen)
        #expect(try await inbox.outlines(atMost: 10).isEmpty)
        await session.close()
    }
}
