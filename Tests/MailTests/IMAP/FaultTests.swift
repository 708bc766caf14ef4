import Foundation
import MailTestSupport
import Testing

@testable import Mail

@Suite(.enabled(if: MailServers.areRunning)) struct `A connection to a mailbox` {
    private let servers: MailServers
    private let account: MailServers.Account
    private let scratch: Scratch

    init() throws {
        servers = try MailServers.ours
        account = servers.newAccount()
        scratch = try Scratch()
    }

    private func open(_ server: MailServer, _ patience: Patience = .short) async throws -> IMAPSession {
        try await IMAPSession.open(server, as: account.credentials, patience: patience)
    }

    /// A mailbox with one letter of three million bytes.
    private func fill() async throws {
        let session = try await open(servers.imapServer(), Patience())
        try await session.append(try scratch.letter(ofBytes: 3_000_000), to: .inbox, flags: [])
        await session.close()
    }

    @Test(arguments: MailServer.Security.allCases)
    func `that breaks within a letter leaves nothing behind`(over security: MailServer.Security) async throws {
        try await fill()
        let server = servers.imapServer(security)
        let relay = try Relay(to: server.port, when: .serverSaid(500_000))
        defer { relay.close() }
        let session = try await open(
            MailServer(host: server.host, port: relay.port, security: security, authority: server.authority)
        )
        let before = try scratch.files
        let inbox = try await session.open(.inbox)
        let fault = await #expect(throws: MailFault.self) {
            _ = try await inbox.fetch(.first, into: Spool(folder: scratch.folder))
        }
        guard case .brokenOff = fault else { throw fault ?? .closed }
        #expect(fault?.isPassing == true)
        #expect(try scratch.files == before)
        await #expect(throws: MailFault.closed) { _ = try await inbox.outlines(atMost: 1) }

        let again = try await open(servers.imapServer())
        let outlines = try await again.open(.inbox).outlines(atMost: 10)
        #expect(outlines.map(\.flags) == [[]])
        let letter = try await again.open(.inbox).fetch(.first, into: Spool(folder: scratch.folder))
        #expect(letter?.size == outlines.first?.size)
        await again.close()
    }

    @Test func `whose server is killed in the middle of a letter is told to be broken`() async throws {
        try await fill()
        let relay = try Relay(to: servers.imap, .silence, when: .serverSaid(500_000))
        defer { relay.close() }
        let inbox = try await open(relay.place, Patience()).open(.inbox)
        let spool = Spool(folder: scratch.folder)
        let fetching = Task { try await inbox.fetch(.first, into: spool) }
        try await Task.sleep(for: .milliseconds(400))
        let process = try #require(try servers.process(of: account))
        kill(process, SIGKILL)
        let fault = await #expect(throws: MailFault.self) { _ = try await fetching.value }
        guard case .brokenOff = fault else { throw fault ?? .closed }
    }

    @Test func `that falls silent in the middle of a letter is given up in time`() async throws {
        try await fill()
        let relay = try Relay(to: servers.imap, .silence, when: .serverSaid(500_000))
        defer { relay.close() }
        let inbox = try await open(relay.place).open(.inbox)
        let started = ContinuousClock.now
        await #expect(throws: MailFault.timedOut(.moving)) {
            _ = try await inbox.fetch(.first, into: Spool(folder: scratch.folder))
        }
        #expect(ContinuousClock.now - started < .seconds(4))
    }

    @Test func `can be cancelled in the middle of a letter`() async throws {
        try await fill()
        let relay = try Relay(to: servers.imap, .silence, when: .serverSaid(500_000))
        defer { relay.close() }
        let inbox = try await open(relay.place, Patience()).open(.inbox)
        let spool = Spool(folder: scratch.folder)
        let fetching = Task { try await inbox.fetch(.first, into: spool) }
        try await Task.sleep(for: .milliseconds(400))
        let started = ContinuousClock.now
        fetching.cancel()
        await #expect(throws: MailFault.cancelled) { _ = try await fetching.value }
        #expect(ContinuousClock.now - started < .seconds(1))
        #expect(await !inbox.session.isOpen)
    }

    @Test func `is not harmed by a task that was cancelled before it asked`() async throws {
        let session = try await open(servers.imapServer())
        let asking = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await session.folders()
        }
        await #expect(throws: MailFault.cancelled) { try await asking.value }
        #expect(await session.isOpen)
        await session.close()
    }

    @Test func `that breaks after a letter was given away leaves that uncertain`() async throws {
        let relay = try Relay(to: servers.imap, when: .clientSaid("the end\r\n\r\n"))
        defer { relay.close() }
        let session = try await open(relay.place)
        let letter = try scratch.letter("Subject: given away\r\n\r\nthe end\r\n")
        let fault = await #expect(throws: MailFault.self) { try await session.append(letter, to: .inbox) }
        guard case .uncertain = fault else { throw fault ?? .closed }
        #expect(fault?.isPassing == false)
    }

    @Test func `is told to be impossible when nothing listens`() async throws {
        let relay = try Relay(to: servers.imap, when: .never)
        relay.close()
        let fault = await #expect(throws: MailFault.self) { _ = try await open(relay.place) }
        guard case .unreachable = fault else { throw fault ?? .closed }
    }

    @Test func `is given up when nobody greets`() async throws {
        let server = try BadServer(greeting: nil, script: [])
        defer { server.close() }
        let started = ContinuousClock.now
        await #expect(throws: MailFault.timedOut(.connecting)) { _ = try await open(server.place) }
        #expect(ContinuousClock.now - started < .seconds(4))
    }

    @Test func `can be cancelled while nobody greets`() async throws {
        let server = try BadServer(greeting: nil, script: [])
        defer { server.close() }
        let credentials = account.credentials
        let opening = Task { try await IMAPSession.open(server.place, as: credentials) }
        try await Task.sleep(for: .milliseconds(300))
        let started = ContinuousClock.now
        opening.cancel()
        await #expect(throws: MailFault.cancelled) { _ = try await opening.value }
        #expect(ContinuousClock.now - started < .seconds(2))
    }

    @Test func `carries a letter of sixty million bytes in and out in little memory`() async throws {
        let large = try scratch.letter(ofBytes: 60_000_000)
        let size = try large.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        #expect(size > 59_000_000)
        try Memory.forgetPeak()
        let before = try Memory.now

        let session = try await open(servers.imapServer(), Patience())
        try await session.append(large, to: .inbox)
        let inbox = try await session.open(.inbox)
        let letter = try await inbox.fetch(.first, into: Spool(folder: scratch.folder))
        await session.close()

        #expect(letter?.size == Int64(size))
        guard case .file(let file) = letter?.raw else { throw MailFault.closed }
        #expect(try file.resourceValues(forKeys: [.fileSizeKey]).fileSize == size)
        #expect(try Memory.peak - before < 16_000_000)
    }
}
