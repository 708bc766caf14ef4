import Basics
import HTTPTypes
import HighrockApp
import People
import Store
import TestSupport
import Testing

@testable import AdminWeb

@Suite struct `One's own settings` {
    @Test func `what is chosen shows on the very next page`() async throws {
        let site = try await Site.open()
        let (_, visitor) = try await site.member("ivan", .manager)
        #expect(try await site.visit(.get, "/me", by: visitor).text.contains("data-theme=\"auto\""))
        let answer = try await site.visit(
            .post,
            "/me/theme",
            by: visitor,
            form: ["to": "dark", "back": "/me/security"]
        )
        #expect(answer.location == "/me/security")
        #expect(try await site.visit(.get, "/me", by: visitor).text.contains("data-theme=\"dark\""))
        let foreign = try await site.visit(
            .post,
            "/me/language",
            by: visitor,
            form: ["to": "en", "back": "//evil.example"]
        )
        #expect(foreign.location == "/")
        #expect(try await site.visit(.get, "/me", by: visitor).text.contains("<html lang=\"en\""))
        let zone = ["language": "ru", "theme": "light", "time_zone": "Mars/Olympus"]
        let wrong = try await site.visit(.post, "/me", by: visitor, form: zone)
        #expect(wrong.status == .unprocessableContent)
    }

    @Test func `a new password ends the sessions elsewhere`() async throws {
        let site = try await Site.open()
        let (person, visitor) = try await site.member("ivan", .manager)
        _ = try await site.signIn("ivan")
        let new = "другой длинный пароль"
        let wrong = try await site.visit(
            .post,
            "/me/password",
            by: visitor,
            form: ["old_password": "not it", "password": new, "again": new]
        )
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("Нынешний пароль не тот."))
        #expect(try await site.database.read { try $0.sessions(of: person.id) }.count == 2)
        let right = try await site.visit(
            .post,
            "/me/password",
            by: visitor,
            form: ["old_password": Site.password, "password": new, "again": new]
        )
        #expect(right.location == "/me/security")
        #expect(try await site.database.read { try $0.sessions(of: person.id) }.count == 1)
    }

    @Test func `one's own session is ended, nobody else's is`() async throws {
        let site = try await Site.open()
        let (person, visitor) = try await site.member("ivan", .manager)
        _ = try await site.signIn("ivan")
        let (other, _) = try await site.member("oleg.v", .manager)
        let foreign = try #require(try await site.database.read { try $0.sessions(of: other.id) }.first)
        _ = try await site.visit(.post, "/me/sessions/\(foreign.mark)/ending", by: visitor)
        #expect(try await site.database.read { try $0.sessions(of: other.id) }.count == 1)
        _ = try await site.visit(.post, "/me/sessions/others/ending", by: visitor)
        #expect(try await site.database.read { try $0.sessions(of: person.id) }.count == 1)
        #expect(try await site.visit(.get, "/me/security", by: visitor).text.contains("это устройство"))
    }

    @Test func `a key is shown once, works, and is revoked`() async throws {
        let site = try await Site.open()
        let (_, visitor) = try await site.member("ivan", .manager)
        let none = try await site.visit(.post, "/me/tokens", by: visitor, form: ["name": "сайт", "days": "30"])
        #expect(none.status == .unprocessableContent)
        #expect(none.text.contains("Отметьте хотя бы одно право."))
        let form = ["name": "сайт", "days": "30", "scope-people.see": "yes", "scope-journal.see": "yes"]
        let made = try await site.visit(.post, "/me/tokens", by: visitor, form: form)
        #expect(made.status == .created)
        let text = try #require(made.text.firstMatch(of: /hr_[0-9a-z]+/)).output
        let bearer = try #require(try await site.house.tokens.find(bearer: String(text)))
        #expect(bearer.member.permissions == [.seePeople], "no right that the maker has not")
        let list = try await site.visit(.get, "/me/tokens", by: visitor)
        #expect(list.text.contains("сайт"))
        #expect(!list.text.contains("hr_"))
        _ = try await site.visit(.post, "/me/tokens/\(bearer.token)/revocation", by: visitor)
        #expect(try await site.house.tokens.find(bearer: String(text)) == nil)
    }

    @Test func `a wrong first code keeps the proposal`() async throws {
        let site = try await Site.open()
        let (person, visitor) = try await site.member("ivan", .manager)
        let page = try await site.visit(.get, "/me/second-factor", by: visitor)
        #expect(page.text.contains("<svg class=\"qr\""))
        let secret = try #require(page.field("secret"))
        let answer = try await site.visit(
            .post,
            "/me/second-factor",
            by: visitor,
            form: [
                "ticket": page.field("ticket") ?? "", "secret": secret, "address": page.field("address") ?? "",
                "code": "12345",
            ]
        )
        #expect(answer.status == .unauthorized)
        #expect(answer.field("secret") == secret)
        #expect(try await !site.database.read { try $0.hasSecondFactor(person.id) })
    }

    @Test func `the second factor is removed by a code, and by an administrator for whoever lost the phone`()
        async throws
    {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let (person, visitor) = try await site.member("ivan", .manager)
        let totp = try await site.secondFactor(of: person, by: visitor)
        let later = site.database.time.now + .seconds(30)
        let path = "/me/second-factor/removal"
        let wrong = try await site.visit(.post, path, by: visitor, form: ["code": "000000"])
        #expect(wrong.status == .unauthorized)
        let right = try await site.visit(.post, path, by: visitor, form: ["code": totp.code(at: later)])
        #expect(right.location == "/me/security")
        #expect(try await !site.database.read { try $0.hasSecondFactor(person.id) })
        _ = try await site.secondFactor(of: person, by: visitor)
        _ = try await site.visit(.post, "/people/\(person.id)/second-factor/removal", by: admin)
        #expect(try await !site.database.read { try $0.hasSecondFactor(person.id) })
    }

    @Test(
        arguments: [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
                "Chrome, Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1",
                "Safari, iPhone"
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox, Linux"),
            ("Mozilla/5.0 (Windows NT 10.0) Chrome/128.0 YaBrowser/24.10 Safari/537.36", "Yandex Browser, Windows"),
            ("curl/8.0", nil),
        ] as [(String, String?)]
    )
    func `a machine is named by what its browser says`(agent: String, name: String?) {
        #expect(Device(agent: agent).name == name)
    }
}
