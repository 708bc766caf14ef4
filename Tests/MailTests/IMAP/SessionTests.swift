import Basics
import Foundation
import MailTestSupport
import Testing

@testable import Mail

@Suite(.enabled(if: MailServers.areRunning)) struct `A mailbox session` {
    private let servers: MailServers

    init() throws {
        servers = try MailServers.ours
    }

    @Test(arguments: MailServer.Security.allCases)
    func `logs in with a password`(over security: MailServer.Security) async throws {
        let session = try await IMAPSession.open(servers.imapServer(security), as: servers.newAccount().credentials)
        let inbox = try await session.open(.inbox)
        #expect(inbox.count == 0)
        #expect(inbox.nextUID == .first)
        await session.close()
        #expect(await !session.isOpen)
    }

    @Test func `logs in with a token that it asks for at each connect`() async throws {
        let token = servers.bearerToken
        let credentials = Credentials.bearer(of: "bearer") { () throws(MailFault) in token }
        for _ in 1...2 {
            let session = try await IMAPSession.open(servers.imapServer(), as: credentials)
            #expect(try await session.folders().contains { $0.name == .inbox })
            await session.close()
        }
    }

    @Test func `is refused with a token that has run out`() async throws {
        let token = servers.expiredToken
        let fault = await #expect(throws: MailFault.self) {
            _ = try await IMAPSession.open(
                servers.imapServer(),
                as: .bearer(of: "bearer") { () throws(MailFault) in token }
            )
        }
        guard case .refusedLogin(.wrong, let words) = fault else { throw fault ?? .closed }
        #expect(words.contains("AUTHENTICATIONFAILED"))
    }

    @Test func `passes on why no token was to be had`() async throws {
        await #expect(throws: MailFault.unreachable("the token server")) {
            _ = try await IMAPSession.open(
                servers.imapServer(),
                as: .bearer(of: "bearer") { () throws(MailFault) in throw .unreachable("the token server") }
            )
        }
    }

    @Test func `is refused with a wrong password, in the server's words`() async throws {
        let fault = await #expect(throws: MailFault.self) {
            _ = try await IMAPSession.open(servers.imapServer(), as: .password("wrong", of: "anna"))
        }
        guard case .refusedLogin(.wrong, let words) = fault else { throw fault ?? .closed }
        #expect(words.contains("Authentication failed"))
        #expect(fault?.isPassing == false)
    }

    @Test func `does not let a password end the command`() async throws {
        await #expect(throws: MailFault.refusedLogin(.wrong, words: "")) {
            _ = try await IMAPSession.open(servers.imapServer(), as: .password("x\r\nA1 LOGOUT", of: "anna"))
        }
    }

    @Test func `is opened with credentials that no log tells`() {
        let token: @Sendable () async throws(MailFault) -> String = { "secret" }
        let secrets = [Credentials.password("secret", of: "anna"), .bearer(of: "anna", token: token)]
        for credentials in secrets { #expect("\(credentials) \(String(reflecting: credentials))" == "anna anna") }
    }

    @Test func `lists the folders and what they are for`() async throws {
        let session = try await IMAPSession.open(servers.imapServer(), as: servers.newAccount().credentials)
        let folders = try await session.folders()
        #expect(folders.first { $0.use == .sent }?.name == FolderName("Sent"))
        #expect(folders.first { $0.use == .trash }?.name == FolderName("Trash"))
        #expect(folders.contains { $0.name.name == "Обработано" && $0.separator == "/" && $0.holdsLetters })
        await session.close()
    }

    @Test func `says which folder there is not, and goes on`() async throws {
        let session = try await IMAPSession.open(servers.imapServer(), as: servers.newAccount().credentials)
        let fault = await #expect(throws: MailFault.self) { _ = try await session.open(FolderName("Нет такой")) }
        guard case .refused(.noSuchFolder, _) = fault else { throw fault ?? .closed }
        #expect(try await session.open(.inbox).count == 0)
        await session.close()
    }

    @Test func `is closed after goodbye`() async throws {
        let session = try await IMAPSession.open(servers.imapServer(), as: servers.newAccount().credentials)
        let inbox = try await session.open(.inbox)
        await session.close()
        await #expect(throws: MailFault.closed) { _ = try await inbox.outlines(atMost: 10) }
    }

    @Test func `blocks a thread of its own and no other`() async throws {
        let session = try await IMAPSession.open(servers.imapServer(), as: servers.newAccount().credentials)
        let threads = try await withThrowingTaskGroup(of: UInt.self) { group in
            for _ in 1...200 { group.addTask { try await session.converse { _ in UInt(pthread_self()) } } }
            return try await group.reduce(into: Set<UInt>()) { $0.insert($1) }
        }
        #expect(threads.count == 1)
        // Those of the common pool take turns; one of them would be seen here sooner or later.
        let others = await withTaskGroup(of: UInt.self) { group in
            for _ in 1...200 { group.addTask { UInt(pthread_self()) } }
            return await group.reduce(into: Set<UInt>()) { $0.insert($1) }
        }
        #expect(threads.isDisjoint(with: others))
        await session.close()
    }

    @Test func `serves many tasks at once, one after another`() async throws {
        let session = try await IMAPSession.open(servers.imapServer(), as: servers.newAccount().credentials)
        let scratch = try Scratch()
        let letter = try scratch.letter("Subject: one of many\r\n\r\nbody\r\n")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...20 { group.addTask { try await session.append(letter, to: .inbox) } }
            try await group.waitForAll()
        }
        #expect(try await session.open(.inbox).count == 20)
        await session.close()
    }
}
