import Basics
import HTTPTypes
import People
import Store
import TestSupport
import Testing

@Suite struct `Pages of the staff` {
    private static let sheet = ["language": "ru", "time_zone": "Europe/Moscow"]

    @Test func `whoever joins gets a link that is shown once`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let form = Self.sheet.merging(
            [
                "family": "Котова", "given": "Нина", "login": "N.Kotova", "email": "nina@example.ru", "line": "1",
                "position": "менеджер", "department": site.cast.network.id.description, "role-manager": "yes",
            ]
        ) { $1 }
        let answer = try await site.visit(.post, "/people", by: admin, form: form)
        #expect(answer.status == .created)
        #expect(try await site.visit(.get, try #require(answer.invitation)).status == .ok)
        let added = try #require(try await site.database.read { try $0.findPerson(login: "n.kotova") })
        #expect(added.department == site.cast.network.id)
        #expect(added.line == .first)
        #expect(try await site.database.read { try $0.roles(of: added.id) } == [.manager])
        let page = try await site.visit(.get, "/people/\(added.id)", by: admin)
        #expect(page.text.contains("Котова Нина"))
        #expect(page.invitation == nil)
    }

    @Test func `what can't be right is named beside its field, and nothing is lost`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let form = Self.sheet.merging(["login": "irina", "email": "nina@", "position": "кассир"]) { $1 }
        let answer = try await site.visit(.post, "/people", by: admin, form: form)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Адрес записан с ошибкой"))
        #expect(answer.text.contains("Напишите хотя бы имя или фамилию."))
        #expect(answer.field("position") == "кассир")
        let taken = try await site.visit(
            .post,
            "/people",
            by: admin,
            form: Self.sheet.merging(["login": "irina", "given": "Ирина"]) { $1 }
        )
        #expect(taken.status == .conflict)
        #expect(taken.text.contains("Такой логин уже занят."))
    }

    @Test func `the list narrows down by name, department, role and state`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        func names(_ query: String) async throws -> [String] {
            let page = try await site.visit(.get, "/people?\(query)", by: admin)
            return ["Соколова", "Волков", "Дятлов", "Орехова"].filter { page.text.contains("\($0) ") }
        }
        #expect(try await names("") == ["Соколова", "Волков", "Дятлов", "Орехова"])
        #expect(try await names("q=%D1%81%D0%BE%D0%BA") == ["Соколова"])
        #expect(try await names("department=\(site.cast.network.id)") == ["Дятлов"])
        #expect(try await names("role=manager") == ["Соколова", "Волков"])
        #expect(try await names("state=left") == [])
        let empty = try await site.visit(.get, "/people?q=zzz", by: admin)
        #expect(empty.text.contains("Никого не нашлось"))
    }

    @Test func `the last administrator can neither leave nor give up the role, and the page says why`() async throws {
        let site = try await Site.open()
        let (boss, admin) = try await site.member("boss", .administrator)
        let why = "Это последний администратор."
        let leaving = try await site.visit(.post, "/people/\(boss.id)/leaving", by: admin)
        #expect(leaving.status == .conflict)
        #expect(leaving.text.contains(why))
        #expect(leaving.text.contains("Проверкин boss"))
        let known = try #require(try await site.database.read { try $0.findPerson(boss.id) })
        let form = Self.sheet.merging(["version": "\(known.version)", "given": "boss", "role-manager": "yes"]) { $1 }
        let change = try await site.visit(.post, "/people/\(boss.id)", by: admin, form: form)
        #expect(change.status == .conflict)
        #expect(change.text.contains(why))
        #expect(try await site.database.read { try $0.roles(of: boss.id) } == [.administrator])
    }

    @Test func `leaving is taken back with a new link`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let (person, visitor) = try await site.member("ivan", .manager)
        let left = try await site.visit(.post, "/people/\(person.id)/leaving", by: admin)
        #expect(left.location == "/people/\(person.id)")
        #expect(left.cookie("highrock_notice") != nil)
        #expect(try await site.database.read { try $0.sessions(of: person.id) }.isEmpty)
        _ = visitor
        let back = try await site.visit(.post, "/people/\(person.id)/return", by: admin)
        #expect(back.status == .ok)
        #expect(try await site.visit(.get, try #require(back.invitation)).status == .ok)
        let twice = try await site.visit(.post, "/people/\(person.id)/return", by: admin)
        #expect(twice.status == .conflict)
        #expect(twice.text.contains("Этот сотрудник и так работает."))
    }

    @Test func `a change over a newer one is refused with what was typed`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let person = try await site.person("ivan", roles: [.manager])
        let known = try #require(try await site.database.read { try $0.findPerson(person.id) })
        let form = Self.sheet.merging(["version": "\(known.version)", "given": "Иван", "role-manager": "yes"]) { $1 }
        let first = try await site.visit(.post, "/people/\(person.id)", by: admin, form: form)
        #expect(first.location == "/people/\(person.id)")
        let late = form.merging(["position": "наставник стажёров"]) { $1 }
        let second = try await site.visit(.post, "/people/\(person.id)", by: admin, form: late)
        #expect(second.status == .conflict)
        #expect(second.text.contains("изменил кто-то другой"))
        #expect(second.field("position") == "наставник стажёров")
    }

    @Test func `a skill is given, seen on the list of skills, and taken back`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let person = try await site.person("ivan", roles: [.manager])
        _ = try await site.visit(.post, "/skills", by: admin, form: ["name": "Договоры"])
        let skill = try #require(try await site.database.read { try $0.skills() }.first)
        let path = "/people/\(person.id)/skills"
        _ = try await site.visit(.post, path, by: admin, form: ["skill": "\(skill.id)", "level": "4"])
        #expect(try await site.database.read { try $0.skills(of: person.id) }.map(\.level) == [4])
        #expect(try await site.visit(.get, "/skills", by: admin).text.contains("/people/\(person.id)"))
        _ = try await site.visit(.post, "\(path)/\(skill.id)/0", by: admin)
        #expect(try await site.database.read { try $0.skills(of: person.id) }.isEmpty)
        let wrong = try await site.visit(.post, path, by: admin, form: ["skill": "\(skill.id)", "level": "9"])
        #expect(wrong.status == .unprocessableContent)
    }

    @Test func `a skill is renamed, but not to the name of another`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        for name in ["Договоры", "Роутеры"] {
            _ = try await site.visit(.post, "/skills", by: admin, form: ["name": name])
        }
        let skill = try #require(try await site.database.read { try $0.skills() }.first)
        let taken = try await site.visit(.post, "/skills/\(skill.id)", by: admin, form: ["name": "Роутеры"])
        #expect(taken.status == .conflict)
        #expect(taken.text.contains("Такой навык уже есть."))
        let renamed = try await site.visit(.post, "/skills/\(skill.id)", by: admin, form: ["name": "Контракты"])
        #expect(renamed.status == .seeOther)
        #expect(try await site.database.read { try $0.skills().map(\.name) } == ["Контракты", "Роутеры"])
    }
}

@Suite struct `Pages of departments` {
    @Test func `one is added below another, closed and opened again`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let network = site.cast.network
        let added = try await site.visit(
            .post,
            "/departments",
            by: admin,
            form: ["name": "Монтаж", "parent": "\(network.id)", "head": "\(try #require(site.cast.pavel.id))"]
        )
        #expect(added.location == "/departments")
        let all = try await site.database.read { try $0.departments() }
        let made = try #require(all.first { $0.name == "Монтаж" })
        #expect(made.parent == network.id)
        #expect(made.head == site.cast.pavel.id)
        _ = try await site.visit(.post, "/departments/\(made.id)/closing", by: admin)
        #expect(!(try await site.visit(.get, "/departments", by: admin).text.contains("Монтаж")))
        #expect(try await site.visit(.get, "/departments?closed=yes", by: admin).text.contains("Монтаж"))
        _ = try await site.visit(.post, "/departments/\(made.id)/reopening", by: admin)
        #expect(try await site.visit(.get, "/departments", by: admin).text.contains("Монтаж"))
    }

    @Test func `one with people in it is not closed, and its page says why`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let network = site.cast.network
        let answer = try await site.visit(.post, "/departments/\(network.id)/closing", by: admin)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("В подразделении ещё есть сотрудники."))
        #expect(answer.field("name") == "Сети")
    }

    @Test func `one is not put below itself`() async throws {
        let site = try await Site.open()
        let (_, admin) = try await site.member("boss", .administrator)
        let network = site.cast.network
        let form = ["name": "Сети", "version": "\(network.version)", "parent": "\(network.id)"]
        let answer = try await site.visit(.post, "/departments/\(network.id)", by: admin, form: form)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("не может входить само в себя"))
    }

    @Test func `those who may only look see the tree without acts`() async throws {
        let site = try await Site.open()
        let (_, visitor) = try await site.member("ivan", .manager)
        let page = try await site.visit(.get, "/departments", by: visitor)
        #expect(page.text.contains("Сети"))
        #expect(!page.text.contains("/departments/new"))
        #expect(!page.text.contains("/departments/\(site.cast.network.id)"))
    }
}
