import Basics
import HTML
import HTTPTypes
import Hummingbird
import People
import Testing

@testable import Pages

@Suite struct `A route` {
    private let site: Site

    init() throws {
        site = try Site { table in
            let desk = table.face(.desk)
            desk.get("/open", .open) { _, context in context.fragment { "open" } }
            desk.get("/mine", .signedIn) { _, context in context.fragment { try? context.member.name.full } }
            desk.get("/cases/{number}", .needs(.seeCases)) { _, context in
                let number = try context.path("number", as: Int.self)
                return context.fragment { "case \(number)" }
            }
            desk.post("/cases", .needs(.workCases), bodyLimit: 1000) { _, context in context.goTo("/cases/1") }
            desk.get("/fault", .open) { _, _ in throw Oops(secret: "swordfish") }
            let api = table.face(.api)
            api.get("/api/v1/cases", .needs(.seeCases)) { _, context in context.json(["items": [String]()]) }
            api.post("/api/v1/cases", .needs(.workCases)) { request, context in
                context.json(try await context.json(NewThing.self, request), status: .created)
            }
        }
    }

    private struct Oops: Error { let secret: String }
    private struct NewThing: Codable {
        let subject: String; let line: Int?; let from: From?
        struct From: Codable { let name: String? }
    }

    @Test func `that is open is answered to anyone`() async throws {
        #expect(try await site.ask("/open").text == "open")
    }

    @Test func `that needs someone leads a stranger to the sign-in page and from there back`() async throws {
        let answer = try await site.ask("/cases/5?x=1&y=ж")
        #expect(answer.status == 303)
        #expect(answer.header(.location) == "/sign-in?to=/cases/5%3Fx%3D1%26y%3D%D0%B6")
    }

    @Test func `tells a script that nobody is signed in`() async throws {
        #expect(try await site.ask("/mine", headers: [.fragment: "1"]).status == 401)
    }

    @Test func `is closed to those without the right`() async throws {
        #expect(try await site.ask("/cases/5", as: "manager").text == "case 5")
        #expect(try await site.ask("/cases/5", as: "administrator").status == 403)
        #expect(try await site.ask("/mine", as: "administrator").status == 200)
        #expect(try await site.ask("/mine", as: "nobody").status == 303)
    }

    @Test func `with a gap that can't be read is not there`() async throws {
        #expect(try await site.ask("/cases/abc", as: "manager").status == 404)
    }

    @Test func `that nobody made is not there, in the reader's words`() async throws {
        let answer = try await site.ask("/nothing", headers: [.acceptLanguage: "en"])
        #expect(answer.status == 404)
        #expect(answer.text.contains("There is no such page"))
        let api = try await site.ask("/api/v1/nothing")
        #expect(api.header(.contentType)?.hasPrefix("application/problem+json") == true)
    }

    @Test func `asked with another method says which ones it takes`() async throws {
        let answer = try await site.ask(.delete, "/cases/5")
        #expect(answer.status == 405)
        #expect(answer.header(.allow) == "GET")
    }

    @Test func `answers HEAD without a body`() async throws {
        let answer = try await site.ask(.head, "/open")
        #expect(answer.status == 200)
    }

    @Test func `that breaks says nothing of the inside`() async throws {
        let answer = try await site.ask("/fault")
        #expect(answer.status == 500)
        #expect(!answer.text.contains("swordfish"))
        #expect(answer.text.contains("id-of-request"), "the number under which the log has it")
    }

    @Test(arguments: ["/open?q=%", "/cases/%C3%28", "/%00", "/open?q=%ff"])
    func `with an address that can't be read is refused as malformed`(path: String) async throws {
        #expect(try await site.ask(path, as: "manager").status == 400)
    }

    @Test func `of the interface wants a token and no cookie`() async throws {
        #expect(try await site.ask("/api/v1/cases", as: "manager").status == 401)
        let answer = try await site.ask("/api/v1/cases", headers: [.authorization: "Bearer manager"])
        #expect(answer.text == #"{"items":[]}"#)
        #expect(try await site.ask("/api/v1/cases", headers: [.authorization: "Bearer accountantx"]).status == 401)
        #expect(try await site.ask("/api/v1/cases", headers: [.authorization: "Basic x"]).status == 401)
        #expect(try await site.ask("/api/v1/cases", headers: [.authorization: "Bearer administrator"]).status == 403)
    }

    @Test(arguments: [
        (#"{"subject": "x"}"#, 201, ""), (#"{"subject": "x", "line": null, "from": {"name": "A"}}"#, 201, ""),
        (#"{"subject": "x", "colour": 1}"#, 400, "colour"),
        (#"{"subject": "x", "from": {"nome": "A"}}"#, 400, "from.nome"),
        (#"{"line": 1}"#, 400, "subject"), (#"{"subject": 1}"#, 400, "subject"),
        (#"{"subject": null}"#, 400, "subject"),
        ("{", 400, ""), ("", 400, ""), ("[]", 400, ""),
    ])
    func `of the interface names the field that is wrong`(body: String, status: Int, field: String) async throws {
        let answer = try await site.ask(.post, "/api/v1/cases", headers: [.authorization: "Bearer manager"], body: body)
        #expect(answer.status == status)
        if !field.isEmpty { #expect(answer.text.contains("\"field\":\"\(field)\"")) }
    }

    @Test func `of the interface refuses broken letters and what is too large`() async throws {
        let headers: HTTPFields = [.authorization: "Bearer manager"]
        let large = try await site.ask(
            .post,
            "/api/v1/cases",
            headers: headers,
            body: String(repeating: " ", count: 300_000)
        )
        #expect(large.status == 413)
    }

    @Test func `is listed with who may use it`() {
        #expect(
            site.table.routes.contains { $0.path == "/cases" && $0.access == .needs(.workCases) && $0.face == .desk }
        )
        #expect(site.table.routes.count == 7)
    }
}
