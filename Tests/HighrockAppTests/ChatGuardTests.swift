import Basics
import Channels
import Clients
import Desk
import Files
import HTTPTypes
import Hummingbird
import People
import Store
import TestSupport
import Testing

/// What somebody tries who has nothing but the address of a chat (SPEC P2).
@Suite struct `A chat that a stranger tries` {
    private func chat(_ site: Site) async throws -> (id: Case.ID, link: String) {
        let administrator = site.cast.administrator
        let id = try await site.database.write { tx in
            try ChatSettings(isOn: true).keep(in: tx, by: administrator)
            let sender = try Sender(name: "Анна", email: "anna@vector.example").read()
            return try Intake(tx).receive(Incoming(channel: .chat, sender: sender, text: "Вы тут?")).case.id
        }
        return (id, PortalLink(key: Site.key).text(for: id))
    }

    @Test func `is known by the whole secret of its own link alone`() async throws {
        let site = try await Site.open()
        let (id, link) = try await chat(site)
        #expect(try await site.send(.get, "/chat/\(link)").status == .ok)
        let other = PortalLink(key: Site.key).text(for: site.cast.payment.id)
        let wrong = [
            id.description, "\(id)" + other.dropFirst(13), String(link.dropLast()), link + "a",
            String(link.dropLast()) + (link.hasSuffix("a") ? "b" : "a"),
        ]
        for guess in wrong {
            #expect(try await site.send(.get, "/chat/\(guess)").status == .notFound)
            #expect(try await site.send(.post, "/chat/\(guess)/messages", json: #"{"text": "x"}"#).status == .notFound)
            #expect(try await site.send(.put, "/chat/\(guess)/files/a.txt", json: "x").status == .notFound)
            #expect(try await site.send(.get, "/chat/\(guess)/live").status == .notFound)
        }
        // The link of a letter's case is for the portal.
        #expect(try await site.send(.get, "/chat/\(other)").status == .notFound)
        #expect(try await site.send(.post, "/chat/\(other)/messages", json: #"{"text": "x"}"#).status == .notFound)
    }

    private let fetchSite = HTTPField.Name(parsed: "Sec-Fetch-Site") ?? .origin

    @Test func `takes nothing that a page of somebody else's sends, and tells it nothing`() async throws {
        let site = try await Site.open()
        let (_, link) = try await chat(site)
        let strange: [[HTTPField]] = [
            [HTTPField(name: .origin, value: "https://evil.example")],
            [HTTPField(name: fetchSite, value: "cross-site")],
            [HTTPField(name: .origin, value: "null")],
        ]
        for headers in strange {
            for (method, path) in [
                (HTTPRequest.Method.post, "/chat"), (.post, "/chat/\(link)/messages"), (.put, "/chat/\(link)/files/a"),
            ] {
                let json = #"{"name": "x", "email": "x@y.example", "text": "x"}"#
                let answer = try await site.send(method, path, json: json, saying: headers)
                #expect(answer.status == .forbidden, "\(method) \(path)")
            }
        }
        let read = try await site.send(.get, "/chat/\(link)", saying: [strange[0][0]])
        #expect(read.headers[.accessControlAllowOrigin] == nil)
        #expect(
            read.headers[.cacheControl]?.contains("no-store") == true && read.headers[.xContentTypeOptions] == "nosniff"
        )
        let own = [HTTPField(name: .origin, value: "http://127.0.0.1")]
        #expect(
            try await site.send(.post, "/chat/\(link)/messages", json: #"{"text": "x"}"#, saying: own).status
                == .noContent
        )
    }

    @Test func `gives files away to be saved, under a name that hides nothing`() async throws {
        let site = try await Site.open()
        let (id, link) = try await chat(site)
        let name = "../%E2%80%AEfdp.%3Cb%3E.html"
        #expect(
            try await site.send(.put, "/chat/\(link)/files/\(name.replacing("/", with: "%2F"))", json: "<script>")
                .status == .noContent
        )
        let said = try await site.database.read { try $0.chat(id) }
        let message = try #require(said.last)
        #expect(message.text == "fdp.<b>.html")
        let file = try #require(try await site.database.read { try $0.files(of: [message.id])[message.id]?.first })
        let answer = try await site.send(.get, "/chat/\(link)/messages/\(message.id)/files/\(file.id)")
        #expect(answer.headers[.contentType] == "application/octet-stream")
        #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        // The file of another conversation does not come through this one.
        let strange = try await chat(site).link
        #expect(
            try await site.send(.get, "/chat/\(strange)/messages/\(message.id)/files/\(file.id)").status == .notFound
        )
    }

    @Test func `has an end of what it takes, by the day and by the minute`() async throws {
        let site = try await Site.open()
        let (id, link) = try await chat(site)
        try await site.database.write { tx in
            for place in 1...ChatDesk.mostFiles {
                let file = try tx.keep([NewFile(name: "\(place)", mediaType: "text/plain", bytes: [1])])[0]
                _ = try ChatDesk(tx, id).send(file)
            }
        }
        #expect(try await site.send(.put, "/chat/\(link)/files/one-more", json: "x").status == .contentTooLarge)
        var statuses: Set<Int> = []
        for _ in 1...200 {
            statuses.insert(try await site.send(.post, "/chat/\(link)/messages", json: #"{"text": "x"}"#).status.code)
        }
        #expect(statuses.contains(429))
    }

    @Test func `may stand in a frame of any site with its page alone, and nothing else of ours does`() async throws {
        let site = try await Site.open()
        let (_, link) = try await chat(site)
        func ancestors(_ path: String) async throws -> Bool {
            try await site.send(.get, path).headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true
        }
        #expect(try await ancestors("/chat") == false)
        for path in ["/chat/\(link)", "/portal/\(link)", "/ask", "/sign-in"] {
            #expect(try await ancestors(path), "\(path)")
        }
    }
}
