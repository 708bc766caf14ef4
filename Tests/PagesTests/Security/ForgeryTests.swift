import Basics
import HTML
import HTTPTypes
import Hummingbird
import People
import Testing

@testable import Pages

@Suite struct `A form that is sent` {
    private let site: Site

    init() throws {
        site = try Site { table in
            let desk = table.face(.desk)
            desk.post("/notes", .needs(.workCases), bodyLimit: 1000) { _, context in
                context.fragment { context.form["text"] ?? "" }
            }
            desk.put("/drafts/{place}", .signedIn) { request, context in
                let text = try await context.text(request)
                return context.fragment { text }
            }
            desk.post("/ask", .open) { _, context in context.fragment { context.form["text"] ?? "" } }
            desk.get("/ask", .open) { _, context in context.show(RefusalPage(sentence: "x", status: 200, id: nil)) }
        }
    }

    private let form = "application/x-www-form-urlencoded"

    @Test func `by a page of ours is taken`() async throws {
        #expect(try await site.send("/notes", as: "manager", "text=a%2Bb+c").text == "a+b c")
    }

    @Test(arguments: ["", "other", "0123456789abcdeF"])
    func `without the right token is refused`(token: String) async throws {
        #expect(try await site.send("/notes", as: "manager", "text=x", token: token).status == 403)
    }

    @Test func `by a page of someone else is refused, whatever it carries`() async throws {
        let body = "_csrf=\(Site.token)&text=x"
        for headers: HTTPFields in [
            [.contentType: form, .origin: "https://evil.example"], [.contentType: form, .fetchSite: "cross-site"],
            [.contentType: form, .fetchSite: "same-site"], [.contentType: form, .origin: "null"],
        ] {
            #expect(try await site.ask(.post, "/notes", as: "manager", headers: headers, body: body).status == 403)
        }
        let own: HTTPFields = [.contentType: form, .origin: "https://desk.example", .fetchSite: "same-origin"]
        #expect(try await site.ask(.post, "/notes", as: "manager", headers: own, body: body).status == 200)
    }

    @Test func `by a script carries the token in a header`() async throws {
        let bare: HTTPFields = [.contentType: "text/plain"]
        #expect(try await site.ask(.put, "/drafts/a", as: "manager", headers: bare, body: "x").status == 403)
        let marked: HTTPFields = [.contentType: "text/plain", .formToken: Site.token]
        #expect(
            try await site.ask(.put, "/drafts/a", as: "manager", headers: marked, body: "черновик").text == "черновик"
        )
    }

    @Test func `before signing in needs the token that the browser also holds`() async throws {
        let page = try await site.ask("/ask")
        let cookie = try #require(page.cookies.first { $0.hasPrefix("highrock_form=") })
        let token = String(cookie.dropFirst(14).prefix { $0 != ";" })
        #expect(token.count == 32)
        let headers: HTTPFields = [.contentType: form, .cookie: "highrock_form=\(token)"]
        #expect(try await site.ask(.post, "/ask", headers: headers, body: "_csrf=\(token)&text=x").text == "x")
        #expect(
            try await site.ask(.post, "/ask", headers: [.contentType: form], body: "_csrf=\(token)&text=x").status
                == 403
        )
        #expect(try await site.send("/ask", "text=x", token: "").status == 403)
    }

    @Test func `in broken letters or too large is refused`() async throws {
        #expect(try await site.send("/notes", as: "manager", "text=%FF").status == 400)
        #expect(
            try await site.send("/notes", as: "manager", "text=" + String(repeating: "a", count: 2000)).status == 413
        )
    }
}

@Suite struct `Every answer` {
    @Test func `tells the browser what not to do`() async throws {
        let site = try Site { table in
            table.face(.desk).get("/page", .open) { _, context in
                context.show(RefusalPage(sentence: "x", status: 200, id: nil))
            }
        }
        let answer = try await site.ask("/page")
        let policy = try #require(answer.header(.contentSecurityPolicy))
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(answer.header(.xContentTypeOptions) == "nosniff")
        #expect(answer.header(.referrerPolicy) == "same-origin")
        #expect(!answer.text.contains("<style") && !answer.text.contains(" style=") && !answer.text.contains("onclick"))
        #expect(try await site.ask("/none").header(.contentSecurityPolicy)?.contains("frame-ancestors 'none'") == true)
    }

    @Test func `sends cookies that no script reads and no other site sends, over https alone`() async throws {
        let site = try Site(secure: true) { table in
            table.face(.admin).get("/in", .open) { _, context in
                var response = context.goTo("/")
                response.beginSession("secret", expires: context.now + .hours(1), context)
                return response
            }
        }
        let answer = try await site.ask("/in")
        #expect(
            answer.cookies == ["__Host-highrock_session=secret; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600; Secure"]
        )
    }
}

@Suite struct `A notice` {
    @Test func `comes through its cookie, and only with our seal`() throws {
        let notice = Notice("case.closed", ["number": "10482"], undo: "/cases/10482/reopening")
        let sealed = notice.sealed(key: "token")
        #expect(Notice(sealed: sealed, key: "token") == notice)
        #expect(Notice(sealed: sealed, key: "other") == nil)
        #expect(Notice(sealed: "7b" + sealed, key: "token") == nil)
        #expect(Notice(sealed: "", key: "token") == nil)
        #expect(sealed.utf8.allSatisfy { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") })
    }

    @Test func `is said once, on the page after`() async throws {
        let site = try Site { table in
            let desk = table.face(.desk)
            desk.post("/act", .signedIn) { _, context in
                context.goTo("/page", saying: Notice("frame.undo", undo: "/undo"))
            }
            desk.get("/page", .signedIn) { _, context in
                context.show(RefusalPage(sentence: "x", status: 200, id: nil))
            }
        }
        let acted = try await site.send("/act", as: "manager")
        let cookie = try #require(acted.cookies.first).prefix { $0 != ";" }
        let page = try await site.ask("/page", as: "manager", headers: [.cookie: String(cookie)])
        #expect(page.text.contains(#"action="/undo""#))
        #expect(page.cookies.contains { $0.hasPrefix("highrock_notice=;") && $0.contains("Max-Age=0") })
    }
}
