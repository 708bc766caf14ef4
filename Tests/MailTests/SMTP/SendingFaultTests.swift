import Basics
import Foundation
import MailTestSupport
import Testing

@testable import Mail

/// What may happen on the way: what was surely not sent is thrown, what may have been is told as uncertain.
@Suite struct `A letter on its way` {
    private let sender: EmailAddress
    private let recipient: EmailAddress
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        sender = try #require(EmailAddress("service@example.test"))
        recipient = try #require(EmailAddress("anna@example.test"))
    }

    private func send(
        over server: MailServer,
        as credentials: Credentials? = nil,
        _ patience: Patience = .short,
        _ text: String = "Subject: on its way\r\n\r\nthe end\r\n"
    ) async throws -> Delivery.Outcome {
        let session = try await SMTPSession.open(server, as: credentials, ownName: "example.test", patience: patience)
        let delivery = try await session.send(try scratch.letter(text), from: sender, to: [recipient])
        return try #require(delivery.outcomes.first?.outcome)
    }

    private static let greeting = "220 ready\r\n"
    private static let welcome = "250-here\r\n250-8BITMIME\r\n250 SIZE 1000\r\n"

    /// Answers the letter's three lines, its dot, and so on, with these words.
    private func outcome(
        of script: [String],
        text: String = "Subject: on its way\r\n\r\nthe end\r\n",
        _ patience: Patience = .short
    ) async throws -> Delivery.Outcome {
        let server = try BadServer(greeting: Self.greeting, script: [Self.welcome] + script)
        defer { server.close() }
        return try await send(over: server.place, patience, text)
    }

    @Test(.enabled(if: MailServers.areRunning))
    func `is uncertain when the connection breaks after the dot`() async throws {
        let servers = try MailServers.ours
        let account = servers.newAccount()
        let relay = try Relay(to: servers.smtp, when: .clientSaid("\r\n.\r\n"))
        defer { relay.close() }
        let outcome = try await send(over: relay.place, as: account.credentials)
        guard case .uncertain(.brokenOff) = outcome else { throw MailFault.closed }
    }

    @Test(.enabled(if: MailServers.areRunning))
    func `is uncertain when no verdict comes in time`() async throws {
        let servers = try MailServers.ours
        let relay = try Relay(to: servers.smtp, .silence, when: .clientSaid("\r\n.\r\n"))
        defer { relay.close() }
        let outcome = try await send(over: relay.place, as: servers.newAccount().credentials)
        #expect(outcome == .uncertain(.timedOut(.verdict)))
    }

    @Test(
        .enabled(if: MailServers.areRunning),
        arguments: [
            Relay.Moment.clientSaid("SIZE=6000025\r\n"), .clientSaid("RCPT TO:<anna@example.test>\r\n"),
            .clientSaid("DATA\r\n"), .clientSent(1_000_000),
        ]
    )
    func `is surely not sent when the connection breaks before the dot`(at moment: Relay.Moment) async throws {
        let servers = try MailServers.ours
        let relay = try Relay(to: servers.smtp, when: moment)
        defer { relay.close() }
        // More than the sockets on the way can hold.
        let text = "Subject: large letter\r\n\r\n" + String(repeating: "a line\r\n", count: 750_000)
        let credentials = servers.newAccount().credentials
        let fault = await #expect(throws: MailFault.self) {
            _ = try await send(over: relay.place, as: credentials, Patience(), text)
        }
        guard case .brokenOff = fault else { throw fault ?? .closed }
    }

    @Test(.enabled(if: MailServers.areRunning))
    func `is given up before the dot when the server is slow`() async throws {
        let servers = try MailServers.ours
        let session = try await SMTPSession.open(
            servers.smtpServer(),
            as: servers.newAccount().credentials,
            ownName: "example.test",
            patience: .short
        )
        let letter = try scratch.letter("Subject: slow\r\n\r\n")
        let slow = try #require(EmailAddress("slow@example.test"))
        let started = ContinuousClock.now
        await #expect(throws: MailFault.timedOut(.answering)) {
            _ = try await session.send(letter, from: sender, to: [slow])
        }
        #expect(ContinuousClock.now - started < .seconds(4))
        await #expect(throws: MailFault.closed) { _ = try await session.send(letter, from: sender, to: [recipient]) }
    }

    @Test func `has its verdict still when the sender is cancelled after the dot`() async throws {
        let server = try BadServer(
            greeting: Self.greeting,
            script: [Self.welcome, "250 ok\r\n", "250 ok\r\n", "354 go\r\n"],
            slowly: "250 taken\r\n"
        )
        defer { server.close() }
        let session = try await SMTPSession.open(server.place, as: nil, ownName: "example.test")
        let letter = try scratch.letter("Subject: cancelled\r\n\r\n")
        let sending = Task { [sender, recipient] in try await session.send(letter, from: sender, to: [recipient]) }
        try await Task.sleep(for: .milliseconds(300))
        sending.cancel()
        let outcome = try await sending.value.outcomes.first?.outcome
        #expect(outcome == .accepted(SMTPReply(code: 250, text: "taken")))
    }

    @Test func `is uncertain when the verdict makes no sense`() async throws {
        let answers = ["250 ok\r\n", "250 ok\r\n", "354 go\r\n"]
        for nonsense in ["what?\r\n", "999 ok\r\n", "354 more\r\n", "250-ok\r\n251 ok\r\n", "250 ok\n"] {
            let outcome = try await outcome(of: answers + Array(repeating: "", count: 3) + [nonsense])
            guard case .uncertain = outcome else { throw MailFault.protocolBroken("\(nonsense): \(outcome)") }
        }
    }

    @Test func `is refused for now when the server hangs up with a word after the dot`() async throws {
        let outcome = try await outcome(of: ["250 ok\r\n", "250 ok\r\n", "354 go\r\n", "", "", "", "421 closing\r\n"])
        #expect(outcome == .refusedForNow(SMTPReply(code: 421, text: "closing")))
    }

    @Test func `is surely not sent when the server says that it closes before the dot`() async throws {
        let fault = await #expect(throws: MailFault.self) { _ = try await outcome(of: ["421 4.3.2 closing\r\n"]) }
        #expect(fault == .brokenOff("421 4.3.2 closing"))
    }

    @Test func `larger than the server takes is not even begun`() async throws {
        let server = try BadServer(greeting: Self.greeting, script: [Self.welcome])
        defer { server.close() }
        let text = "Subject: large\r\n\r\n" + String(repeating: "x", count: 1000)
        await #expect(throws: MailFault.tooLarge(limit: 1000)) { _ = try await send(over: server.place, .short, text) }
    }

    @Test func `is not given to a server that can't carry it`() async throws {
        let server = try BadServer(greeting: Self.greeting, script: ["250 here\r\n"])
        defer { server.close() }
        await #expect(throws: MailFault.lacks("8BITMIME")) {
            _ = try await send(over: server.place, .short, "Subject: x\r\n\r\nкириллица\r\n")
        }
        let other = try BadServer(greeting: Self.greeting, script: [Self.welcome])
        defer { other.close() }
        await #expect(throws: MailFault.lacks("SMTPUTF8")) {
            _ = try await send(over: other.place, .short, "Subject: кириллица\r\n\r\nx\r\n")
        }
    }

    @Test func `is refused for the recipients that a server can't write to`() async throws {
        let server = try BadServer(greeting: Self.greeting, script: [Self.welcome, "250 ok\r\n", "250 reset\r\n"])
        defer { server.close() }
        let session = try await SMTPSession.open(server.place, as: nil, ownName: "example.test", patience: .short)
        let letter = try scratch.letter("Subject: x\r\n\r\n")
        let beyond = EmailAddress(stored: "иван@example.test")
        let smuggler = EmailAddress(stored: "x@example.test>\r\nRCPT TO:<y@example.test")
        let delivery = try await session.send(letter, from: sender, to: [beyond, smuggler])
        let codes = delivery.outcomes.map { outcome in
            if case .refusedForGood(let reply) = outcome.outcome { reply.enhanced } else { "" }
        }
        #expect(codes == ["5.6.7", "5.1.3"])
    }

    @Test func `needs a login that the server knows of`() async throws {
        let server = try BadServer(greeting: Self.greeting, script: [Self.welcome])
        defer { server.close() }
        let fault = await #expect(throws: MailFault.self) {
            _ = try await send(over: server.place, as: .password("p", of: "u"))
        }
        guard case .refusedLogin(.noMethod, _) = fault else { throw fault ?? .closed }
    }

    @Test func `is told when its file is not there`() async throws {
        let server = try BadServer(greeting: Self.greeting, script: [Self.welcome])
        defer { server.close() }
        let session = try await SMTPSession.open(server.place, as: nil, ownName: "example.test", patience: .short)
        await #expect(throws: MailFault.file(.unreadable(ENOENT))) {
            _ = try await session.send(URL(filePath: "/nonexistent"), from: sender, to: [recipient])
        }
        #expect(await session.isOpen)
    }
}
