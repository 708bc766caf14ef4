import Basics
import Events
import Store
import TestSupport
import Testing

@testable import People

struct SignInTests {
    @Test(arguments: TestDatabase.engines)
    func `the right password opens a session, whatever case the login is in`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let session = try await company.enter(" IRINA ")
        let found = try await SessionBook(database: company.database).find(cookie: session.cookie.text)
        #expect(found?.person.id == person.id)
        #expect(found?.member.may(.workCases) == true)
        #expect(found?.csrf.isEmpty == false)
        #expect(try await company.kinds(of: person).last == "session.started")
    }

    @Test(arguments: TestDatabase.engines)
    func `a wrong password and an unknown login are refused alike`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        for (login, password) in [("irina", "не тот пароль"), ("nobody", Company.password), ("", ""), ("a b", "c")] {
            await #expect(throws: SignInRefusal.wrong) { try await company.enter(login, password: password) }
        }
        let refused = try await company.database.read { snapshot in
            try snapshot.value("SELECT COUNT(*) FROM journal WHERE kind = 'session.refused'", as: Int.self)
        }
        #expect(refused == 4)
    }

    @Test(arguments: TestDatabase.engines)
    func `one who is only invited has no password to guess`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        _ = try await company.database.write {
            try Staff($0, .program).add(NewPerson(login: "ivan", name: PersonName(given: "Иван"), roles: [])).person
        }
        await #expect(throws: SignInRefusal.wrong) { try await company.enter("ivan", password: "") }
    }

    @Test(arguments: TestDatabase.engines)
    func `a hash that costs less than today's is replaced at the next sign-in`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let dearer = ScryptCost(doublings: 6, blockSize: 8, parallelism: 1)
        let signIn = try company.signIn(hasher: try PasswordHasher(cost: dearer))
        _ = try await signIn.begin(login: "irina", password: Company.password, from: "10.0.0.1", agent: "")
        let kept = try await company.database.read { try $0.credentials(login: "irina") }
        #expect(kept?.password.cost == dearer)
        #expect(kept?.person == person.id)
        _ = try await company.enter("irina")
    }

    @Test(arguments: TestDatabase.engines)
    func `nothing secret gets into the journal`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let member = try await company.member(person)
        let session = try await company.enter("irina")
        let invitation = try await company.database.write { try Staff($0, .program).invite(person.id) }
        let bearer = try await TokenBook(database: company.database).make(
            name: "скрипт",
            expires: company.time.now + .days(1),
            for: person.id,
            by: member
        )
        let texts = try await company.database.read { snapshot in
            try snapshot.values("SELECT data FROM journal", as: String.self)
        }
        let hash = try await company.database.read { try $0.credentials(login: "irina")?.password.text }
        for secret in [session.cookie.text, invitation.text, bearer, Company.password, hash ?? "?"] {
            #expect(!texts.contains { $0.contains(secret) || $0.contains(secret.replacing("hr_", with: "")) })
        }
    }
}
