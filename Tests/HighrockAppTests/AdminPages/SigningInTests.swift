import Basics
import HTTPTypes
import Pages
import People
import Store
import TestSupport
import Testing

@testable import AdminWeb

@Suite struct `Signing in` {
    @Test func `the right password leads to where one was going`() async throws {
        let site = try await Site.open()
        _ = try await site.person("ivan", roles: [.manager])
        let stranger = try await site.stranger(at: "/sign-in?to=/journal")
        let answer = try await site.visit(
            .post,
            "/sign-in",
            by: stranger,
            form: ["login": "ivan", "password": Site.password, "to": "/journal?kind=case."]
        )
        #expect(answer.status == .seeOther)
        #expect(answer.location == "/journal?kind=case.")
        #expect(answer.cookie("highrock_session")?.isEmpty == false)
    }

    @Test func `a wrong password keeps the login, forgets the password and opens nothing`() async throws {
        let site = try await Site.open()
        _ = try await site.person("ivan", roles: [.manager])
        let stranger = try await site.stranger(at: "/sign-in")
        let answer = try await site.visit(
            .post,
            "/sign-in",
            by: stranger,
            form: ["login": "ivan", "password": "wrong horse battery"]
        )
        #expect(answer.status == .unauthorized)
        #expect(answer.text.contains("Логин или пароль не подходит."))
        #expect(answer.field("login") == "ivan")
        #expect(!answer.text.contains("wrong horse battery"))
        #expect(answer.cookie("highrock_session") == nil)
    }

    @Test func `after too many guesses the page says how long to wait`() async throws {
        let site = try await Site.open()
        _ = try await site.person("ivan", roles: [.manager])
        let stranger = try await site.stranger(at: "/sign-in")
        var answer = try await site.visit(.get, "/sign-in")
        for _ in 0..<6 {
            answer = try await site.visit(
                .post,
                "/sign-in",
                by: stranger,
                form: ["login": "ivan", "password": "wrong"]
            )
        }
        #expect(answer.status == .tooManyRequests)
        #expect(answer.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
        #expect(answer.text.contains("Слишком много неудачных попыток. Следующая — через"))
        #expect(answer.text.contains("\u{A0}с."))
    }

    @Test(
        arguments: [
            "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
            "/\t/evil.example", " /desk", "/sign-in?to=/desk", "/sign-out", "",
        ]
    )
    func `signing in leads to no foreign address`(to: String) async throws {
        #expect(WayOn(to).isFront)
        let site = try await Site.open()
        _ = try await site.person("ivan", roles: [.manager])
        let stranger = try await site.stranger(at: "/sign-in")
        let answer = try await site.visit(
            .post,
            "/sign-in",
            by: stranger,
            form: ["login": "ivan", "password": Site.password, "to": to]
        )
        #expect(answer.location == "/")
    }

    @Test func `the second factor is asked for, and only the right code lets in`() async throws {
        let site = try await Site.open()
        let (person, visitor) = try await site.member("ivan", .manager)
        let totp = try await site.secondFactor(of: person, by: visitor)
        let stranger = try await site.stranger(at: "/sign-in")
        let step = try await site.visit(
            .post,
            "/sign-in",
            by: stranger,
            form: ["login": "ivan", "password": Site.password, "to": "/clients"]
        )
        #expect(step.status == .ok)
        #expect(step.cookie("highrock_session") == nil)
        let ticket = try #require(step.field("ticket"))
        let wrong = try await site.visit(
            .post,
            "/sign-in/code",
            by: stranger,
            form: ["ticket": ticket, "code": "000000", "to": "/clients"]
        )
        #expect(wrong.status == .unauthorized)
        #expect(wrong.text.contains("Код не подходит"))
        let later = site.database.time.now + .seconds(30)
        let right = try await site.visit(
            .post,
            "/sign-in/code",
            by: stranger,
            form: ["ticket": ticket, "code": totp.code(at: later), "to": "/clients"]
        )
        #expect(right.location == "/clients")
        #expect(right.cookie("highrock_session") != nil)
    }

    @Test func `a forged ticket begins again with the password`() async throws {
        let site = try await Site.open()
        let stranger = try await site.stranger(at: "/sign-in")
        let answer = try await site.visit(
            .post,
            "/sign-in/code",
            by: stranger,
            form: ["ticket": "bm8=", "code": "123456"]
        )
        #expect(answer.status == .unauthorized)
        #expect(answer.text.contains("name=\"password\""))
    }

    @Test(arguments: [(Role.manager, "/desk"), (.administrator, "/people")])
    func `the front door leads to where one works`(role: Role, place: String) async throws {
        let site = try await Site.open()
        let (_, visitor) = try await site.member("ivan", role)
        #expect(try await site.visit(.get, "/", by: visitor).location == place)
        #expect(try await site.visit(.get, "/").location == "/sign-in")
    }

    @Test func `signing out ends the session`() async throws {
        let site = try await Site.open()
        let (_, visitor) = try await site.member("ivan", .manager)
        let answer = try await site.visit(.post, "/sign-out", by: visitor)
        #expect(answer.location == "/sign-in")
        #expect(answer.cookie("highrock_session") == "")
        #expect(try await site.visit(.get, "/me", by: visitor).location?.hasPrefix("/sign-in") == true)
    }
}

@Suite struct `Invitations` {
    @Test func `a link greets by name, lets in once and is spent`() async throws {
        let site = try await Site.open()
        let link = try await site.invitation(for: "nina.k")
        let page = try await site.visit(.get, link)
        #expect(page.text.contains("Здравствуйте, Нина!"))
        let stranger = Visitor.stranger(formToken: page.cookie("highrock_form") ?? "")
        let form = ["password": "кот идёт по крыше", "again": "кот идёт по крыше"]
        let entered = try await site.visit(.post, link, by: stranger, form: form)
        #expect(entered.status == .seeOther)
        #expect(entered.cookie("highrock_session") != nil)
        let again = try await site.visit(.post, link, by: stranger, form: form)
        #expect(again.status == .notFound)
        #expect(again.text.contains("Ссылка уже использована или устарела"))
        #expect(try await site.visit(.get, link).status == .notFound)
    }

    @Test(
        arguments: [
            ("short", "short", "короче 10 знаков"), ("password1234", "password1234", "легко угадать"),
            ("йцукен12345", "йцукен12345", "легко угадать"), ("кот идёт по крыше", "кот идет по крыше", "не совпали"),
        ]
    )
    func `a password that will not do is said why, and the link stays good`(
        password: String,
        again: String,
        reason: String
    ) async throws {
        let site = try await Site.open()
        let link = try await site.invitation(for: "nina.k")
        let stranger = try await site.stranger(at: link)
        let answer = try await site.visit(.post, link, by: stranger, form: ["password": password, "again": again])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(reason))
        #expect(!answer.text.contains(password))
        #expect(try await site.visit(.get, link).status == .ok)
    }
}

extension Site {
    fileprivate func invitation(for login: String) async throws -> String {
        try await database.write { tx in
            let name = PersonName(family: "Котова", given: "Нина")
            let secret = try Staff(tx, .program).add(NewPerson(login: login, name: name, roles: [.manager])).invitation
            return "/invitation/\(secret.text)"
        }
    }

    /// Sets it up by the page, as people do.
    func secondFactor(of person: Person, by visitor: Visitor) async throws -> TOTP {
        let page = try await visit(.get, "/me/second-factor", by: visitor)
        let secret = try #require(page.field("secret"))
        let totp = try #require(TOTP(base32: secret))
        let answer = try await visit(
            .post,
            "/me/second-factor",
            by: visitor,
            form: [
                "ticket": page.field("ticket") ?? "", "secret": secret, "address": page.field("address") ?? "",
                "code": totp.code(at: database.time.now),
            ]
        )
        #expect(answer.location == "/me/security")
        #expect(try await database.read { try $0.hasSecondFactor(person.id) })
        return totp
    }
}
