import Basics
import Events
import People
import Store
import TestSupport
import Testing

struct StaffTests {
    private static let ivan = NewPerson(
        login: " Ivan.Petrov ",
        name: PersonName(family: "Петров", given: "Иван"),
        roles: [.manager, .mentor],
        email: EmailAddress("ivan@highrock.example"),
        position: "менеджер",
        line: .first
    )

    @Test(arguments: TestDatabase.engines)
    func `a new person is invited, with roles and a login in small letters`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let person = try await database.write { try Staff($0, .program).add(Self.ivan).person }
        let found = try await database.read { try $0.findPerson(login: "IVAN.petrov") }
        #expect(found == person)
        #expect(found?.state == .invited)
        #expect(found?.login == "ivan.petrov")
        #expect(try await database.read { try $0.roles(of: person.id) } == [.manager, .mentor])
        let member = try await database.read { try $0.member(person.id) }
        #expect(member.may(.distributeCases))
        #expect(member.line == .first)
    }

    @Test(arguments: TestDatabase.engines)
    func `a login is taken once, also by two at once`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let added = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await database.write { try Staff($0, .program).add(Self.ivan).person }
                        return true
                    } catch StaffRefusal.loginTaken {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(added == 1)
    }

    @Test(
        arguments: [
            (login: "a", name: "Иван", zone: "Europe/Moscow", field: "login"),
            ("два слова", "Иван", "Europe/Moscow", "login"),
            ("ivan", "", "Europe/Moscow", "name"),
            ("ivan", String(repeating: "я", count: 101), "Europe/Moscow", "name"),
            ("ivan", "Иван", "Moscow/Arbat", "time_zone"),
        ]
    )
    func `what is wrong with a new person is told by its field`(
        login: String,
        name: String,
        zone: String,
        field: String
    ) async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let new = NewPerson(login: login, name: PersonName(given: name), roles: [], timeZone: zone)
        let refusal = await #expect(throws: InvalidField.self) {
            try await database.write { try Staff($0, .program).add(new).person }
        }
        #expect(refusal?.name == field)
    }

    @Test(arguments: TestDatabase.engines)
    func `a change made before somebody gave a role is refused, so that the role is not lost`(
        on engine: Dialect
    ) async throws {
        let company = try await Company.fresh(on: engine)
        let seen = try await company.admit("irina", .manager)
        try await company.database.write { try Staff($0, .program).setRoles([.manager, .mentor], of: seen.id) }
        var wish = PersonChange(seen)
        wish.position = "старший менеджер"
        await #expect(throws: StaffRefusal.stale) {
            try await company.database.write { [wish] tx in
                try Staff(tx, .program).change(seen.id, version: seen.version, wish)
                try Staff(tx, .program).setRoles([.manager], of: seen.id)
            }
        }
        #expect(try await company.database.read { try $0.roles(of: seen.id) } == [.manager, .mentor])
    }

    @Test(arguments: TestDatabase.engines)
    func `a change is written down with what it was before`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        var wish = PersonChange(person)
        wish.position = "старший менеджер"
        wish.line = .second
        let changed = try await company.database.write { [wish] in
            try Staff($0, .program).change(person.id, version: person.version, wish)
        }
        #expect(changed.position == "старший менеджер")
        #expect(changed.version == person.version + 1)
        let entry = try await company.database.read { try $0.history(of: person.subject).last }
        #expect(entry?.kind == "person.changed")
        #expect(
            entry?.facts == [
                "position": "старший менеджер", "position-before": "", "line": 2, "line-before": nil,
            ]
        )
    }

    @Test(arguments: TestDatabase.engines)
    func `a change made from an older version is refused`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        var wish = PersonChange(person)
        wish.position = "старший менеджер"
        let change = { @Sendable [wish] (tx: Transaction) in
            try Staff(tx, .program).change(person.id, version: person.version, wish)
        }
        _ = try await company.database.write(change)
        await #expect(throws: StaffRefusal.stale) { try await company.database.write(change) }
    }

    @Test(arguments: TestDatabase.engines)
    func `people choose their own language, time zone and theme`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .newcomer)
        let member = try await company.member(person)
        let wish = Preferences(language: .english, timeZone: "Asia/Tomsk", theme: .dark)
        let changed = try await company.database.write { try Staff($0, member).prefer(wish) }
        #expect(changed.language == .english)
        #expect(changed.timeZone == "Asia/Tomsk")
        #expect(changed.theme == .dark)
        await #expect(throws: InvalidField.self) {
            try await company.database.write {
                try Staff($0, member).prefer(Preferences(language: .english, timeZone: "Mars", theme: .dark))
            }
        }
    }
}
