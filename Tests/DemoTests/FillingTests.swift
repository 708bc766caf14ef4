import Basics
import Events
import People
import Store
import TestSupport
import Testing

@testable import Demo

@Suite struct FillingTests {
    @Test(arguments: TestDatabase.engines)
    func `a filling brings the people, clients and contacts that were asked for`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let company = DemoCompany(database: database, scale: 1, clients: 60, interactions: 600)
        let report = try await company.fill()
        #expect(report.people == 40)
        #expect(report.clients == 60)
        #expect(report.interactions == 600)
        #expect(report.cases > 80)
        #expect(Set(report.logins.flatMap(\.roles)) == Set(Role.allCases))
    }

    @Test func `two fillings on the same day are the same to the last letter`() async throws {
        let first = try await SmallCompany.filled()
        let second = try await SmallCompany.filled()
        #expect(try await first.read { try $0.lastSeal() }.hash == second.read { try $0.lastSeal() }.hash)
        #expect(try await texts(in: first) == texts(in: second))
    }

    @Test func `the hour of the day changes nothing but the moments of today`() async throws {
        let morning = try await SmallCompany.filled(time: FixedTime(FixedTime.start - .hours(11)))
        let evening = try await SmallCompany.filled(time: FixedTime(FixedTime.start + .hours(9)))
        #expect(try await texts(in: morning) == texts(in: evening))
    }

    @Test func `a second filling does nothing`() async throws {
        let database = try await SmallCompany.filled()
        let before = try await database.read { try $0.lastSeal().seq }
        _ = try await SmallCompany.company(in: database).fill()
        #expect(try await database.read { try $0.lastSeal().seq } == before)
    }

    @Test(arguments: [1, 4, 9])
    func `a filling that was broken off goes on and ends as one that was not`(after chapters: Int) async throws {
        let whole = try await SmallCompany.shared.value
        let database = try await TestDatabase.fresh(on: .sqlite)
        let broken = SmallCompany.company(
            in: Database(BreakingEngine(database.engine, after: 1 + chapters), like: database)
        )
        await #expect(throws: Broken.self) { try await broken.fill() }
        let report = try await SmallCompany.company(in: database).fill()
        #expect(report.interactions == SmallCompany.interactions)
        #expect(try await texts(in: database) == texts(in: whole))
    }

    @Test func `a database in which people work is not filled`() async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        _ = try await TestSupport.Cast.settle(in: database)
        await #expect(throws: DemoRefusal.hasPeople) { try await SmallCompany.company(in: database).fill() }
    }

    @Test func `whoever the report names comes in with the one password`() async throws {
        let database = try await SmallCompany.filled()
        let box = try SecretBox(key: [UInt8](repeating: 7, count: 32))
        let signIn = SignIn(database: database, box: box, hasher: try PasswordHasher())
        for login in ["anna.manager", "ivan.newcomer", "oleg.admin"] {
            #expect(DemoCompany.logins.contains { $0.login == login })
            let outcome = try await signIn.begin(
                login: login,
                password: DemoCompany.password,
                from: "127.0.0.1",
                agent: "test"
            )
            if case .session = outcome { continue }
            Issue.record("\(login) does not come in")
        }
        let hashes = try await database.read { snapshot in
            try snapshot.values("SELECT password FROM person WHERE state = 'active'", as: String?.self)
        }
        #expect(hashes.count == DemoCompany.logins.count)
        #expect(!hashes.contains(nil))
    }

    /// Every text that people can read, in the order in which it was written.
    private func texts(in database: Database) async throws -> [String] {
        try await database.read { snapshot in
            try snapshot.values("SELECT name || note FROM client ORDER BY id")
                + snapshot.values("SELECT subject || text || status FROM service_case ORDER BY number")
                + snapshot.values("SELECT text FROM interaction ORDER BY at, id")
                + snapshot.values("SELECT text FROM case_note ORDER BY at, id")
                + snapshot.values("SELECT summary FROM hand_over ORDER BY at, id")
        }
    }
}

extension Database {
    fileprivate init(_ engine: any Engine, like other: Database) {
        self.init(engine, time: other.time, ids: other.ids)
    }
}
