import Basics
import Foundation
import Mail
import MailTestSupport
import People
import Store
import TestSupport
import Testing

@testable import Channels

/// Mailboxes whose access tokens run out (RFC 6749, RFC 7628): a real Dovecot that looks into each token.
@Suite(.enabled(if: MailServers.areRunning)) struct `A mailbox with a refresh token` {
    private let servers: MailServers
    private let scratch: Scratch
    private let box: SecretBox

    init() throws {
        servers = try MailServers.ours
        scratch = try Scratch()
        box = try SecretBox(key: [UInt8](repeating: 3, count: 32))
    }

    private struct Room {
        let database: Database
        let time: FixedTime
        let mailbox: Mailbox
        let fetching: MailFetching
    }

    private func open(_ endpoint: TokenEndpoint, on engine: Dialect) async throws -> Room {
        let time = FixedTime()
        let database = try await TestDatabase.fresh(on: engine, time: time)
        var wish = MailboxWish(name: "Почта", address: EmailAddress(stored: "bearer@example.test"), login: "bearer")
        wish.incoming = Mailbox.Place(host: servers.host, port: servers.imaps, security: .tls)
        wish.grant = GrantWish(
            server: try #require(TokenServer(endpoint.address)),
            clientID: "highrock & co",
            clientSecret: "s3cret+/=",
            refreshToken: "refresh-1"
        )
        let mailbox = try await database.write { [box, wish] in try MailboxBook($0, .program, box: box).add(wish) }
        let tools = FetchingTools(
            database: database,
            box: box,
            authority: servers.trusted,
            spool: scratch.folder.appending(path: "spool")
        )
        return Room(database: database, time: time, mailbox: mailbox, fetching: MailFetching(tools))
    }

    private func kept(_ room: Room) async throws -> TokenGrant? {
        let secret = try await room.database.read { [box] in try $0.secret(of: room.mailbox.id, box: box) }
        if case .grant(let grant) = secret { return grant } else { return nil }
    }

    @Test(arguments: TestDatabase.engines)
    func `asks for a token and uses it until it is about to run out`(on engine: Dialect) async throws {
        let endpoint = try TokenEndpoint(.token(servers.bearerToken, lifetime: 3600))
        let room = try await open(endpoint, on: engine)
        try await room.fetching.fetchOnce(room.mailbox)
        try await room.fetching.fetchOnce(room.mailbox)
        let question = [
            "grant_type": "refresh_token", "refresh_token": "refresh-1", "client_id": "highrock & co",
            "client_secret": "s3cret+/=",
        ]
        #expect(endpoint.questions == [question])
        room.time.advance(by: .minutes(59))
        try await room.fetching.fetchOnce(room.mailbox)
        #expect(endpoint.questions == [question, question])
    }

    @Test(arguments: TestDatabase.engines)
    func `asks anew when the mail server does not take what should be good`(on engine: Dialect) async throws {
        let endpoint = try TokenEndpoint(.token(servers.expiredToken), .token(servers.bearerToken))
        let room = try await open(endpoint, on: engine)
        try await room.fetching.fetchOnce(room.mailbox)
        #expect(endpoint.questions.count == 2)
        // Once: a server that takes nothing is not asked for ever.
        let stubborn = try TokenEndpoint(.token(servers.expiredToken))
        let other = try await open(stubborn, on: engine)
        await #expect(throws: MailFault.self) { try await other.fetching.fetchOnce(other.mailbox) }
        #expect(stubborn.questions.count == 2)
    }

    @Test(arguments: TestDatabase.engines)
    func `keeps the refresh token that it is given for the next time, sealed`(on engine: Dialect) async throws {
        let endpoint = try TokenEndpoint(.token(servers.bearerToken, lifetime: 60, next: "refresh-2"))
        let room = try await open(endpoint, on: engine)
        try await room.fetching.fetchOnce(room.mailbox)
        #expect(try await kept(room)?.refreshToken == "refresh-2")
        room.time.advance(by: .minutes(1))
        try await room.fetching.fetchOnce(room.mailbox)
        #expect(endpoint.questions.map { $0["refresh_token"] } == ["refresh-1", "refresh-2"])
        let open = try await room.database.read { snapshot in
            try snapshot.first("SELECT secret, token FROM mailbox") { row in
                try row.read([UInt8].self) + row.read([UInt8].self)
            }
        }
        let text = String(decoding: open ?? [], as: UTF8.self)
        #expect(!["refresh", "s3cret", servers.bearerToken].contains { text.contains($0) })
    }

    /// The other has just been given a new one, and the old one is good no more.
    @Test(arguments: TestDatabase.engines)
    func `takes what another node was given meanwhile`(on engine: Dialect) async throws {
        let endpoint = try TokenEndpoint(TokenEndpoint.Answer(400, "{\"error\":\"invalid_grant\"}"))
        let room = try await open(endpoint, on: engine)
        let keys = MailboxKeys(database: room.database, box: box, authority: .system)
        let given = TokenGiven(token: "theirs", lifetime: .seconds(3600), refreshToken: nil)
        let sealed = try KeptToken(given, at: room.time.now).sealed(for: room.mailbox.id, in: box)
        endpoint.whenAsked { [database = room.database] in
            Task { _ = try await database.write { try $0.run("UPDATE mailbox SET token = \(sealed)") } }
            Thread.sleep(forTimeInterval: 0.3)
        }
        #expect(try await keys.token(of: room.mailbox.id) == "theirs")
    }

    @Test(arguments: TestDatabase.engines)
    func `tells on its page when it is given none, and is not tried every moment`(on engine: Dialect) async throws {
        let revoked = TokenEndpoint.Answer(
            400,
            "{\"error\":\"invalid_grant\",\"error_description\":\"Token has been revoked.\"}"
        )
        let endpoint = try TokenEndpoint(revoked)
        let room = try await open(endpoint, on: engine)
        let words = "400 invalid_grant: Token has been revoked."
        await #expect(throws: MailFault.refusedLogin(.noToken, words: words)) {
            try await room.fetching.fetchOnce(room.mailbox)
        }
        #expect(!MailFault.refusedLogin(.noToken, words: words).isPassing)
        let overloaded = try TokenEndpoint(TokenEndpoint.Answer(503, "<html>"))
        let busy = try await open(overloaded, on: engine)
        await #expect(throws: MailFault.refusedLogin(.unavailable, words: "503")) {
            try await busy.fetching.fetchOnce(busy.mailbox)
        }
        #expect(overloaded.questions.count == 1)
    }

    @Test func `has its tokens from servers that nobody on the way overhears`() {
        #expect(TokenServer("https://login.example/token") != nil && TokenServer("http://localhost:1/token") != nil)
        let bad = [
            "http://login.example/token", "ftp://login.example", "login.example/token", "", "https://", "https://a b/",
            "https://me:secret@login.example/", "file:///etc/passwd",
        ]
        #expect(bad.allSatisfy { TokenServer($0) == nil })
    }

    @Test(arguments: TestDatabase.engines)
    func `keeps what is left empty when it is changed`(on engine: Dialect) async throws {
        let room = try await open(try TokenEndpoint(.token("t")), on: engine)
        var wish = MailboxWish(name: "Почта", address: room.mailbox.address, login: "bearer")
        wish.incoming = room.mailbox.incoming
        let server = try #require(TokenServer("https://login.example/token"))
        wish.grant = GrantWish(server: server, clientID: "other")
        _ = try await room.database.write { [box, wish] in
            try MailboxBook($0, .program, box: box).change(room.mailbox.id, version: 1, to: wish)
        }
        let kept = TokenGrant(server: server, clientID: "other", clientSecret: "s3cret+/=", refreshToken: "refresh-1")
        #expect(try await self.kept(room) == kept)
        #expect("\(kept)" == "TokenGrant(other)")
    }
}
