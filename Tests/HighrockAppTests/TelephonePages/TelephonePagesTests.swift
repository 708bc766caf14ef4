import Basics
import CallCenter
import Desk
import Events
import Foundation
import HTTPTypes
import Pages
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallsWeb

/// The pages by which the telephone is set up (SPEC T1).
@Suite struct `Setting the telephone up` {
    @Test func `a number leads by its keys to queues, and what can't be right is said at its field`() async throws {
        let site = try await Site.open()
        let (_, head) = try await site.member("vera.head", .departmentHead)
        let queue = try await site.visit(.post, "/telephone/queues", by: head, form: Self.queue)
        #expect(queue.location == "/telephone/queues")
        let sales = try #require(try await site.queue(named: "Продажи"))
        var form = Self.number.merging(["key_1": sales.id.description, "prompt": "sound:press-1"]) { $1 }
        let made = try await site.visit(.post, "/telephone/numbers", by: head, form: form)
        #expect(made.location == "/telephone")
        let number = try #require(try await site.database.read { try $0.serviceNumbers() }.first)
        #expect(number.settings.dialled.description == "+74951234500")
        #expect(number.settings.menu?.choices.values.first == sales.id)
        #expect(number.settings.outOfHours.way == .voiceMail && number.settings.calendar == .office)
        let list = try await site.visit(.get, "/telephone", by: head)
        #expect(list.text.contains("1 → Продажи, Общая очередь"))
        #expect(list.text.contains("Станция не указана"))

        let again = try await site.visit(.post, "/telephone/numbers", by: head, form: form)
        #expect(again.isRefused(at: "digits", saying: "Этот номер уже настроен."))
        form["digits"] = "звоните"
        form["greeting"] = "hello world"
        let wrong = try await site.visit(.post, "/telephone/numbers", by: head, form: form)
        #expect(wrong.isRefused(at: "digits", saying: "В номере от 2 до 15 цифр."))
        #expect(wrong.isRefused(at: "greeting", saying: "каждое с двоеточием"))
        #expect(wrong.field("greeting") == "hello world", "nothing has to be typed twice")

        let path = "/telephone/numbers/\(number.id)"
        let page = try await site.visit(.get, path, by: head)
        #expect(page.field("digits") == "+7 495 123-45-00" && page.field("greeting") == "sound:hello")
        let renamed = Self.number.merging(["name": "Главный", "version": "1", "calendar": ""]) { $1 }
        #expect(try await site.visit(.post, path, by: head, form: renamed).location == "/telephone")
        let late = try await site.visit(.post, path, by: head, form: renamed)
        #expect(late.status == .conflict && late.field("version") == "2")
        #expect(try await site.visit(.post, path + "/removal", by: head).location == "/telephone")
        #expect(try await site.database.read { try $0.serviceNumbers() }.isEmpty)
    }

    @Test func `a queue is kept as it was typed, closed, and opened again`() async throws {
        let site = try await Site.open()
        let (_, head) = try await site.member("vera.head", .departmentHead)
        let skill = try await site.database.write { try Staff($0, .program).addSkill(name: "Английский") }
        let person = site.cast.irina
        let target = "person-\(try #require(person.id))"
        let form = Self.queue.merging(
            ["need-\(skill.id)": "3", "overflow": target, "overflow_after": "90", "callback_key": "1"]
        ) { $1 }
        #expect(try await site.visit(.post, "/telephone/queues", by: head, form: form).status == .seeOther)
        let queue = try #require(try await site.queue(named: "Продажи"))
        #expect(queue.settings.needs == [skill.id: 3] && queue.settings.wrapUp == .seconds(45))
        #expect(queue.settings.overflow == .init(after: .seconds(90), to: .person(try #require(person.id))))
        #expect(queue.settings.callbackKey?.description == "1" && !queue.settings.isRecorded)
        #expect(queue.settings.callbacks == AttemptRule(most: 4, pause: .minutes(20)))
        let list = try await site.visit(.get, "/telephone/queues", by: head)
        #expect(list.text.contains("Английский от 3"))

        let path = "/telephone/queues/\(queue.id)"
        let quick = form.merging(["ring_time": "1", "version": "1"]) { $1 }
        let wrong = try await site.visit(.post, path, by: head, form: quick)
        #expect(wrong.isRefused(at: "ring_time", saying: "Можно от 5 до 120 секунд."))
        let own = form.merging(["overflow": "queue-\(queue.id)", "version": "1"]) { $1 }
        #expect(try await site.visit(.post, path, by: head, form: own).isRefused(at: "overflow", saying: "она сама"))
        let same = try await site.visit(.post, "/telephone/queues", by: head, form: Self.queue)
        #expect(same.isRefused(at: "name", saying: "Очередь с таким названием уже есть."))

        #expect(try await site.visit(.post, path + "/closing", by: head).location == "/telephone/queues")
        #expect(try await site.visit(.get, path, by: head).text.contains(path + "/reopening"))
        #expect(try await site.visit(.post, path + "/reopening", by: head).location == "/telephone/queues")
        #expect(try await site.queue(named: "Продажи")?.closed == nil)
        let standard = "/telephone/queues/\(CallQueue.standard)"
        #expect(try await site.visit(.post, standard + "/closing", by: head).status == .conflict)
        #expect(try await !site.visit(.get, standard, by: head).text.contains("/closing"))
    }

    @Test func `a phone's password is shown when it is asked for, to its owner, and goes by a link for a while`()
        async throws
    {
        let site = try await Site.open()
        let (ivan, visitor) = try await site.member("ivan", .manager)
        let (_, stranger) = try await site.member("oleg.v", .manager)
        #expect(try await site.visit(.get, "/telephone/me", by: visitor).text.contains("У вас пока нет телефона"))
        let form = ["name": "Стол", "kind": "desk"]
        let made = try await site.visit(.post, "/telephone/me/phones", by: visitor, form: form)
        #expect(made.status == .created)
        let phone = try #require(try await site.database.read { try $0.phones(of: [ivan.id]) }.first)
        let account = try #require(try await site.account(of: phone))
        #expect(made.text.contains(account.password) && made.text.contains("value=\"101\""))
        let path = "/telephone/phones/\(phone.id)"
        #expect(try await !site.visit(.get, "/telephone/me", by: visitor).text.contains(account.password))
        #expect(try await site.visit(.post, path + "/settings", by: visitor).text.contains(account.password))
        for act in ["/settings", "/link", "/password", "/removal"] {
            #expect(try await site.visit(.post, path + act, by: stranger).status == .forbidden)
        }
        let link = try await site.visit(.post, path + "/link", by: visitor).text
        let found = try #require(link.firstMatch(of: /\/telephone\/settings\/[0-9a-z]+/)).output
        let file = try await site.visit(.get, String(found))
        #expect(file.text.contains("sip_password = \(account.password)"))
        #expect(file.headers[.cacheControl] == "private, no-store")
        let renewed = try await site.visit(.post, path + "/password", by: visitor)
        #expect(!renewed.text.contains(account.password))
        #expect(try await site.visit(.get, String(found)).status == .notFound)
        let removed = try await site.visit(.post, path + "/removal?back=/telephone/me", by: visitor)
        #expect(removed.location == "/telephone/me")
        #expect(try await site.database.read { try $0.phones(of: [ivan.id]) }.isEmpty)
        let journal = try await site.database.read { try $0.history(of: phone.eventSubject) }.map(\.kind.name)
        #expect(journal.filter { $0 == "phone.settings-shown" }.count == 3, "\(journal)")
    }

    @Test func `an administrator gives phones to anybody`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let (ivan, _) = try await site.member("ivan", .manager)
        let form = ["person": ivan.id.description, "name": "Стол", "kind": "desk", "extension": "207"]
        #expect(try await site.visit(.post, "/telephone/phones", by: admin, form: form).status == .created)
        let taken = try await site.visit(.post, "/telephone/phones", by: admin, form: form)
        #expect(taken.isRefused(at: "extension", saying: "Этот внутренний номер занят другим телефоном."))
        let page = try await site.visit(.get, "/telephone/phones", by: admin)
        #expect(page.text.contains("<strong>207</strong>") && page.text.contains("Проверкин"))
    }

    @Test(arguments: Language.allCases)
    func `has every text in each language`(language: Language) async throws {
        let site = try await Site.open()
        let (boss, visitor) = try await site.member("boss", .administrator, .serviceHead)
        try await site.database.write { tx in
            let preferences = Preferences(language: language, timeZone: "Europe/Moscow", theme: .auto)
            try Staff(tx, try tx.member(boss.id)).prefer(preferences)
        }
        for (path, form) in [("queues", Self.queue), ("numbers", Self.number)] {
            _ = try await site.visit(.post, "/telephone/\(path)", by: visitor, form: form)
        }
        let phone = ["name": "Стол", "kind": "browser"]
        _ = try await site.visit(.post, "/telephone/me/phones", by: visitor, form: phone)
        let pages = [
            "/telephone", "/telephone/numbers/new", "/telephone/queues", "/telephone/queues/new",
            "/telephone/queues/\(CallQueue.standard)", "/telephone/phones", "/telephone/me", "/telephone/people",
        ]
        for path in pages {
            let page = try await site.visit(.get, path, by: visitor)
            #expect(page.status == .ok, "\(path)")
            #expect(page.text.matches(of: /[>"](?:telephone|agent|refusal|frame)\.[a-z0-9.-]+[<"]/).isEmpty, "\(path)")
            #expect(page.text.matches(of: /<h1/).count == 1, "\(path)")
        }
    }

    static let queue = [
        "name": "Продажи", "line": "1", "unattended": "wait", "own_manager_first": "0", "ring_time": "15",
        "wrap_up": "45", "callback_attempts": "4", "callback_pause": "20",
    ]
    static let number = [
        "digits": "8 495 123-45-00", "name": "Горячая линия", "language": "ru", "calendar": "office",
        "greeting": "sound:hello", "queue": CallQueue.standard.description, "closed_way": "voice-mail",
    ]
}

extension Site {
    fileprivate func queue(named name: String) async throws -> CallQueue? {
        try await database.read { try $0.callQueues() }.all.first { $0.settings.name == name }
    }

    fileprivate func account(of phone: Phone) async throws -> PhoneAccount? {
        let box = try SecretBox(key: Site.key)
        return try await database.read { try $0.phoneAccounts(box: box) }.first { $0.phone == phone }
    }
}

extension Visit {
    /// Whether the page says something beside a field of its form.
    fileprivate func isRefused(at field: String, saying words: String) -> Bool {
        guard status == .unprocessableContent || status == .conflict,
            let start = text.range(of: "id=\"f-\(field)-error\"")
        else { return false }
        return text[start.upperBound...].prefix(400).contains(words)
    }
}
