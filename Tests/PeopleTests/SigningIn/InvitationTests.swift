import Basics
import People
import Store
import TestSupport
import Testing

struct InvitationTests {
    private static func invite(in company: Company) async throws -> (person: Person, secret: Secret) {
        try await company.database.write { tx in
            let added = try Staff(tx, .program).add(
                NewPerson(login: "ivan", name: PersonName(given: "Иван"), roles: [.manager])
            )
            return (added.person, added.invitation)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an invited person chooses a password and is in`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let (person, secret) = try await Self.invite(in: company)
        #expect(try await company.database.read { try $0.findInvitation(secret)?.person.id } == person.id)
        let outcome = try await company.signIn().acceptInvitation(secret, password: Company.password, agent: "")
        guard case .session(let session) = outcome else { throw SignInRefusal.wrong }
        let found = try await SessionBook(database: company.database).find(cookie: session.cookie.text)
        #expect(found?.person.state == .active)
        _ = try await company.enter("ivan")
        #expect(try await company.kinds(of: person).contains("person.joined"))
    }

    @Test(arguments: TestDatabase.engines)
    func `an invitation is good once, also when it is opened many times at once`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let (person, secret) = try await Self.invite(in: company)
        let signIn = try company.signIn()
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    (try? await signIn.acceptInvitation(secret, password: "сирень лодка \(number)", agent: "")) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 1)
        #expect(try await company.database.read { try $0.sessions(of: person.id) }.count == 1)
        await #expect(throws: SignInRefusal.invitationSpent) {
            try await signIn.acceptInvitation(secret, password: Company.password, agent: "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `an invitation ends by time or by a newer one`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let (person, first) = try await Self.invite(in: company)
        let second = try await company.database.write { try Staff($0, .program).invite(person.id) }
        #expect(try await company.database.read { try $0.findInvitation(first) } == nil)
        #expect(try await company.database.read { try $0.findInvitation(second) } != nil)
        company.time.advance(by: Invitation.validity)
        await #expect(throws: SignInRefusal.invitationSpent) {
            try await company.signIn().acceptInvitation(second, password: Company.password, agent: "")
        }
        #expect(try await company.database.read { try $0.findInvitation(Secret()) } == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a bad password leaves the invitation as it was`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let (_, secret) = try await Self.invite(in: company)
        await #expect(throws: InvalidField.self) {
            try await company.signIn().acceptInvitation(secret, password: "короткий", agent: "")
        }
        _ = try await company.signIn().acceptInvitation(secret, password: Company.password, agent: "")
    }

    @Test(arguments: TestDatabase.engines, ["пароль12345", "Qwerty-2026!", "1qaz2wsx3edc"])
    func `a password that everyone guesses first is refused`(on engine: Dialect, password: String) async throws {
        let company = try await Company.fresh(on: engine)
        let (_, secret) = try await Self.invite(in: company)
        await #expect(throws: InvalidField("password", "refusal.password.easily-guessed")) {
            try await company.signIn().acceptInvitation(secret, password: password, agent: "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a link for a forgotten password ends the sessions that there were`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let old = try await company.enter("irina")
        let secret = try await company.database.write { try Staff($0, .program).invite(person.id) }
        _ = try await company.signIn().acceptInvitation(secret, password: "другие слова тут", agent: "")
        #expect(try await SessionBook(database: company.database).find(cookie: old.cookie.text) == nil)
        await #expect(throws: SignInRefusal.wrong) { try await company.enter("irina") }
        _ = try await company.enter("irina", password: "другие слова тут")
    }

    @Test(arguments: TestDatabase.engines)
    func `changing the password ends the other sessions and keeps this one`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let here = try await company.enter("irina")
        let there = try await company.enter("irina")
        let book = SessionBook(database: company.database)
        let session = try await book.find(cookie: here.cookie.text)
        let signIn = try company.signIn()
        await #expect(throws: InvalidField.self) {
            try await signIn.changePassword(of: person.id, from: "не тот", to: "другие слова тут", keeping: session)
        }
        try await signIn.changePassword(
            of: person.id,
            from: Company.password,
            to: "другие слова тут",
            keeping: session
        )
        let fresh = SessionBook(database: company.database)
        #expect(try await fresh.find(cookie: here.cookie.text) != nil)
        #expect(try await fresh.find(cookie: there.cookie.text) == nil)
        _ = try await company.enter("irina", password: "другие слова тут")
    }
}
