import Basics
import Foundation
import MailTestSupport
import Testing

@testable import Mail

@Suite(.enabled(if: MailServers.areRunning)) struct `A letter that is sent` {
    private let servers: MailServers
    private let sender: EmailAddress
    private let account: MailServers.Account
    private let scratch: Scratch

    init() throws {
        servers = try MailServers.ours
        account = servers.newAccount()
        scratch = try Scratch()
        sender = try #require(EmailAddress("service@example.test"))
    }

    private func open(_ server: MailServer? = nil, _ patience: Patience = Patience()) async throws -> SMTPSession {
        try await SMTPSession.open(
            server ?? servers.smtpServer(),
            as: account.credentials,
            ownName: "example.test",
            patience: patience
        )
    }

    private func address(_ name: String) throws -> EmailAddress { try #require(EmailAddress("\(name)@example.test")) }

    /// What came into a mailbox, once it is there.
    private func received(_ count: Int, by account: MailServers.Account) async throws -> [String] {
        let session = try await IMAPSession.open(servers.imapServer(), as: account.credentials)
        let inbox = try await session.open(.inbox)
        let end = ContinuousClock.now + .seconds(10)
        while try await inbox.outlines(atMost: 10).count < count, .now < end {
            _ = try await inbox.hasNews(within: .seconds(2))
        }
        let uids = try await inbox.outlines(atMost: 10).map(\.uid)
        let letters = try await inbox.fetch(uids, into: Spool(folder: scratch.folder))
        await session.close()
        return letters.map { letter in
            if case .bytes(let bytes) = letter.raw { String(decoding: bytes, as: UTF8.self) } else { "" }
        }
    }

    @Test(arguments: MailServer.Security.allCases)
    func `arrives as it was`(over security: MailServer.Security) async throws {
        let session = try await open(servers.smtpServer(security))
        let letter = try scratch.letter("Subject: dots\r\n\r\n.\r\n..one\r\nкириллица\r\n")
        let delivery = try await session.send(letter, from: sender, to: [try address(account.name)])
        await session.close()
        guard case .accepted(let reply) = delivery.outcomes.first?.outcome else { throw MailFault.closed }
        #expect(reply.code == 250)
        let came = try #require(try await received(1, by: account).first)
        #expect(came.hasSuffix("Subject: dots\r\n\r\n.\r\n..one\r\nкириллица\r\n"))
        #expect(came.contains("Return-Path: <service@example.test>"))
    }

    @Test func `can be one of several over one connection, with a sender or none`() async throws {
        let session = try await open()
        for (number, sender) in [sender, nil, sender].enumerated() {
            let letter = try scratch.letter("Subject: letter \(number)\r\n\r\n")
            let delivery = try await session.send(letter, from: sender, to: [try address(account.name)])
            guard case .accepted = delivery.outcomes.first?.outcome else { throw MailFault.closed }
        }
        #expect(await session.isOpen)
        await session.close()
        let came = try await received(3, by: account)
        #expect(came.count == 3)
        #expect(came.count { $0.contains("Return-Path: <>") } == 1)
    }

    @Test func `may be sent with a token`() async throws {
        let token = servers.bearerToken
        let session = try await SMTPSession.open(
            servers.smtpServer(),
            as: .bearer(of: "bearer") { () throws(MailFault) in token },
            ownName: "example.test"
        )
        let letter = try scratch.letter("Subject: token\r\n\r\n")
        let delivery = try await session.send(letter, from: sender, to: [try address(account.name)])
        guard case .accepted = delivery.outcomes.first?.outcome else { throw MailFault.closed }
        await session.close()
    }

    @Test func `is answered for each recipient by itself`() async throws {
        let session = try await open()
        let names = [account.name, "unknown", "greylisted"]
        let letter = try scratch.letter("Subject: three\r\n\r\n")
        let delivery = try await session.send(letter, from: sender, to: try names.map(address))
        #expect(delivery.outcomes.map(\.recipient.text) == names.map { "\($0)@example.test" })
        guard case .accepted = delivery.outcomes[0].outcome else { throw MailFault.closed }
        let unknown = SMTPReply(code: 550, enhanced: "5.1.1", text: "There is nobody of that name here")
        #expect(delivery.outcomes[1].outcome == .refusedForGood(unknown))
        let greylisted = SMTPReply(code: 451, enhanced: "4.7.1", text: "Greylisted, please try again later")
        #expect(delivery.outcomes[2].outcome == .refusedForNow(greylisted))
        await session.close()
        #expect(try await received(1, by: account).count == 1)
    }

    @Test func `to nobody who is known leaves the connection good`() async throws {
        let session = try await open()
        let letter = try scratch.letter("Subject: nobody\r\n\r\n")
        let delivery = try await session.send(letter, from: sender, to: [try address("unknown")])
        guard case .refusedForGood = delivery.outcomes[0].outcome else { throw MailFault.closed }
        let second = try await session.send(letter, from: sender, to: [try address(account.name)])
        guard case .accepted = second.outcomes[0].outcome else { throw MailFault.closed }
        await session.close()
    }

    @Test func `may be refused when it is there, for now or for good`() async throws {
        let session = try await open()
        let letter = try scratch.letter(ofBytes: 200_000)
        let busy = try await session.send(letter, from: sender, to: [try address("busy")])
        guard case .refusedForNow(let notNow) = busy.outcomes[0].outcome else { throw MailFault.closed }
        #expect(notNow.code == 451)
        let small = try await session.send(letter, from: sender, to: [try address("small")])
        guard case .refusedForGood(let tooLarge) = small.outcomes[0].outcome else { throw MailFault.closed }
        #expect(tooLarge.code == 552 && tooLarge.enhanced == "5.2.3")
        await session.close()
    }

    @Test func `to an address beyond ASCII goes as SMTPUTF8`() async throws {
        let session = try await open()
        let letter = try scratch.letter("Subject: привет\r\n\r\nтело\r\n")
        let delivery = try await session.send(letter, from: sender, to: [try address("иван")])
        guard case .accepted = delivery.outcomes[0].outcome else { throw MailFault.closed }
        await session.close()
    }

    @Test func `needs a login where the server asks for one`() async throws {
        let session = try await SMTPSession.open(servers.smtpServer(), as: nil, ownName: "example.test")
        let letter = try scratch.letter("Subject: stranger\r\n\r\n")
        let delivery = try await session.send(letter, from: sender, to: [try address(account.name)])
        guard case .refusedForGood(let reply) = delivery.outcomes[0].outcome else { throw MailFault.closed }
        #expect(reply.code == 530)
        let fault = await #expect(throws: MailFault.self) {
            _ = try await SMTPSession.open(
                servers.smtpServer(),
                as: .password("wrong", of: "anna"),
                ownName: "example.test"
            )
        }
        guard case .refusedLogin(.wrong, let words) = fault else { throw fault ?? .closed }
        #expect(words.contains("Incorrect authentication data"))
    }

    @Test func `of sixty million bytes takes little memory`() async throws {
        let letter = try scratch.letter(ofBytes: 60_000_000)
        let session = try await open()
        try Memory.forgetPeak()
        let before = try Memory.now
        let delivery = try await session.send(letter, from: sender, to: [try address(account.name)])
        guard case .accepted = delivery.outcomes[0].outcome else { throw MailFault.closed }
        #expect(try Memory.peak - before < 16_000_000)
        await session.close()
    }
}
