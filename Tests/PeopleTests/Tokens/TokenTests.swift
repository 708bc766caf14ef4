import Basics
import Events
import People
import Store
import TestSupport
import Testing

struct TokenTests {
    private static func make(
        _ scopes: Set<Permission>? = nil,
        for person: Person,
        in company: Company,
        life: Duration = .days(30)
    ) async throws -> String {
        try await TokenBook(database: company.database).make(
            name: "скрипт",
            scopes: scopes,
            expires: company.time.now + life,
            for: person.id,
            by: try await company.member(person)
        )
    }

    @Test(arguments: TestDatabase.engines)
    func `a token acts in a person's name, with its scopes and no more`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let text = try await Self.make([.seeCases], for: person, in: company)
        #expect(text.hasPrefix("hr_"))
        let bearer = try #require(try await TokenBook(database: company.database).find(bearer: text))
        #expect(bearer.member.id == person.id)
        #expect(bearer.member.permissions == [.seeCases])

        let whole = try await Self.make(for: person, in: company)
        let all = try await TokenBook(database: company.database).find(bearer: whole)
        #expect(all?.member.permissions == Rights.permissions(of: .manager))
    }

    @Test(arguments: TestDatabase.engines)
    func `a token never outgrows its person`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        await #expect(throws: TokenRefusal.scopeTooWide(.changePeople)) {
            try await Self.make([.seeCases, .changePeople], for: person, in: company)
        }
        let text = try await Self.make([.workCases, .seeCases], for: person, in: company)
        try await company.database.write { try Staff($0, .program).setRoles([.controller], of: person.id) }
        let bearer = try await TokenBook(database: company.database).find(bearer: text)
        #expect(bearer?.member.permissions == [.seeCases])
    }

    @Test(arguments: TestDatabase.engines)
    func `a token can't make a wider one, and nobody makes one in another's name`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let other = try await company.admit("admin", .administrator)
        let book = TokenBook(database: company.database)
        let text = try await Self.make([.makeTokens], for: person, in: company)
        let narrow = try #require(try await book.find(bearer: text)).member
        let expires = company.time.now + .days(1)
        await #expect(throws: TokenRefusal.scopeTooWide(.seeCases)) {
            try await book.make(name: "шире", scopes: [.seeCases], expires: expires, for: person.id, by: narrow)
        }
        let admin = try await company.member(other)
        await #expect(throws: RightsRefusal.notAllowed(.makeTokens)) {
            try await book.make(name: "чужой", expires: expires, for: person.id, by: admin)
        }
        let made = try await book.make(name: "из дома", expires: expires, for: person.id, by: .program)
        #expect(try await book.find(bearer: made)?.member.id == person.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `a token ends at its time`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let book = TokenBook(database: company.database)
        let text = try await Self.make(for: person, in: company, life: .seconds(30))
        company.time.advance(by: .seconds(15))
        #expect(try await book.find(bearer: text) != nil)
        company.time.advance(by: .seconds(15))
        #expect(try await book.find(bearer: text) == nil)
        await #expect(throws: InvalidField.self) { try await Self.make(for: person, in: company, life: .zero) }
    }

    @Test(arguments: TestDatabase.engines)
    func `a revoked token is gone at once, on other nodes by the journal`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let stranger = try await company.member(try await company.admit("oleg", .manager))
        let here = TokenBook(database: company.database)
        let there = TokenBook(database: company.database)
        let text = try await Self.make(for: person, in: company)
        let token = try #require(try await company.database.read { try $0.tokens(of: person.id).first })
        for book in [here, there] { #expect(try await book.find(bearer: text) != nil) }

        await #expect(throws: TokenRefusal.unknown) { try await here.revoke(token.id, by: stranger) }
        try await here.revoke(token.id, by: try await company.member(person))
        #expect(try await here.find(bearer: text) == nil)
        there.receive(try await company.database.read { try $0.history(of: Event.Subject(.token, token.id)) })
        #expect(try await there.find(bearer: text) == nil)
        #expect(try await company.database.read { try $0.tokens(of: person.id) }.isEmpty)
        await #expect(throws: TokenRefusal.unknown) { try await here.revoke(token.id, by: .program) }
    }

    @Test(arguments: ["", "hr_", "hr_abc", "Bearer x", "hr_" + String(repeating: "0", count: 32)])
    func `what is no token opens nothing`(_ text: String) async throws {
        let company = try await Company.fresh(on: .sqlite)
        #expect(try await TokenBook(database: company.database).find(bearer: text) == nil)
    }
}
