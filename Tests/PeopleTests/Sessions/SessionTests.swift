import Basics
import Events
import People
import Store
import TestSupport
import Testing

struct SessionTests {
    @Test(arguments: TestDatabase.engines)
    func `a session ends when nobody uses it, and is kept up by use`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        let used = try await company.enter("irina")
        let idle = try await company.enter("irina")
        let book = SessionBook(database: company.database)
        for _ in 0..<4 {
            company.time.advance(by: .hours(5))
            #expect(try await book.find(cookie: used.cookie.text) != nil)
        }
        #expect(try await book.find(cookie: idle.cookie.text) == nil)
        company.time.advance(by: .hours(13))
        #expect(try await book.find(cookie: used.cookie.text) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `no session lasts for ever, however much it is used`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        let session = try await company.enter("irina")
        let book = SessionBook(database: company.database)
        let kept = session.expires - company.time.now
        var hours = 0
        while try await book.find(cookie: session.cookie.text) != nil, hours < 1000 {
            company.time.advance(by: .hours(10))
            hours += 10
        }
        #expect(hours == 340)
        #expect(kept >= .hours(330), "the browser keeps the cookie as long as it is good")
    }

    @Test(arguments: TestDatabase.engines)
    func `a session that was ended is gone at once`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let book = SessionBook(database: company.database)
        let first = try await company.enter("irina")
        let second = try await company.enter("irina")
        #expect(try await book.find(cookie: first.cookie.text) != nil)
        try await book.end(cookie: first.cookie.text)
        #expect(try await book.find(cookie: first.cookie.text) == nil)
        #expect(try await book.find(cookie: second.cookie.text) != nil)
        try await book.end(cookie: second.cookie.text)
        #expect(try await book.find(cookie: second.cookie.text) == nil)
        #expect(try await company.kinds(of: person).suffix(2) == ["session.ended", "session.ended"])
    }

    @Test(arguments: TestDatabase.engines)
    func `what happens to a person reaches the sessions that another node remembers`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let session = try await company.enter("irina")
        let book = SessionBook(database: company.database)
        #expect(try await book.find(cookie: session.cookie.text)?.member.may(.workCases) == true)

        try await company.database.write { try Staff($0, .program).setRoles([.controller], of: person.id) }
        #expect(try await book.find(cookie: session.cookie.text)?.member.may(.workCases) == true)
        book.receive(try await company.database.read { try $0.history(of: person.subject) })
        #expect(try await book.find(cookie: session.cookie.text)?.member.may(.workCases) == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `without word from the journal a remembered session is read again soon`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let session = try await company.enter("irina")
        let book = SessionBook(database: company.database)
        _ = try await book.find(cookie: session.cookie.text)
        try await company.database.write { try Staff($0, .program).leave(person.id) }
        company.time.advance(by: .seconds(21))
        #expect(try await book.find(cookie: session.cookie.text) == nil)
    }

    @Test(arguments: ["", "x", "'; DROP TABLE session", String(repeating: "0", count: 32)])
    func `what is no session opens nothing`(_ cookie: String) async throws {
        let company = try await Company.fresh(on: .sqlite)
        #expect(try await SessionBook(database: company.database).find(cookie: cookie) == nil)
        try await SessionBook(database: company.database).end(cookie: cookie)
    }

    @Test(arguments: TestDatabase.engines)
    func `people see where they are signed in`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        _ = try await company.enter("irina")
        let lines = try await company.database.read { try $0.sessions(of: person.id) }
        #expect(lines.map(\.agent) == ["Firefox"])
        #expect(lines.first?.made == company.time.now)
    }

    @Test(arguments: TestDatabase.engines)
    func `housekeeping removes what has expired and nothing else`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        _ = try await company.enter("irina")
        company.time.advance(by: .hours(13))
        let fresh = try await company.enter("irina")
        let house = Housekeeping(database: company.database, chores: Chore.ofPeople)
        let runner = JobRunner(database: company.database, handlers: [house], recurring: [Housekeeping.turn])
        #expect(try await runner.runDue() == 1)
        let left = try await company.database.read { try $0.value("SELECT COUNT(*) FROM session", as: Int.self) }
        #expect(left == 1)
        #expect(try await SessionBook(database: company.database).find(cookie: fresh.cookie.text) != nil)
    }
}
