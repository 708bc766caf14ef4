import Basics
import Store
import TestSupport
import Testing

@testable import People

struct ThrottleTests {
    private static func guess(
        _ login: String,
        from address: String = "10.0.0.9",
        in company: Company
    ) async throws {
        _ = try await company.signIn().begin(login: login, password: "наугад", from: address, agent: "")
    }

    @Test func `delays rise up to a limit`() {
        let scale = Throttle.Scale(free: 3, longest: .seconds(60))
        #expect((0...2).allSatisfy { scale.wait(after: $0) == .zero })
        #expect((3...10).map { scale.wait(after: $0) } == [1, 2, 4, 8, 16, 32, 60, 60].map { Duration.seconds($0) })
        #expect(scale.wait(after: .max) == .seconds(60))
    }

    @Test(arguments: TestDatabase.engines)
    func `each failure at a login makes the next guess wait longer, from wherever it comes`(
        on engine: Dialect
    ) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        for number in 0..<5 {
            await #expect(throws: SignInRefusal.wrong) {
                try await Self.guess("irina", from: "10.0.0.\(number)", in: company)
            }
        }
        for wait in [1, 2, 4, 8] {
            await #expect(throws: SignInRefusal.tooOften(seconds: wait + 1)) {
                try await Self.guess("Irina", in: company)
            }
            company.time.advance(by: .seconds(wait))
            await #expect(throws: SignInRefusal.wrong) { try await Self.guess("irina", in: company) }
        }
        // Also for the person, who waits and gets in; after that all is forgotten.
        await #expect(throws: SignInRefusal.tooOften(seconds: 17)) { try await company.enter("irina") }
        company.time.advance(by: .seconds(16))
        _ = try await company.enter("irina")
        await #expect(throws: SignInRefusal.wrong) { try await Self.guess("irina", in: company) }
        _ = try await company.enter("irina")
    }

    @Test(arguments: TestDatabase.engines)
    func `a login that nobody has is slowed down the same`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        for _ in 0..<5 {
            await #expect(throws: SignInRefusal.wrong) { try await Self.guess("nobody", in: company) }
        }
        await #expect(throws: SignInRefusal.tooOften(seconds: 2)) { try await Self.guess("nobody", in: company) }
    }

    @Test(arguments: TestDatabase.engines)
    func `an address that tries many logins is slowed down, its neighbours are not`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        for number in 0..<30 {
            await #expect(throws: SignInRefusal.wrong) {
                try await Self.guess("login\(number)", from: "2001:db8:1:2::\(number)", in: company)
            }
        }
        await #expect(throws: SignInRefusal.tooOften(seconds: 2)) {
            try await Self.guess("irina", from: "2001:db8:1:2:ffff::1", in: company)
        }
        await #expect(throws: SignInRefusal.wrong) {
            try await Self.guess("irina", from: "2001:db8:1:3::1", in: company)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `however a login is spelled, its guesses are counted together`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        for (number, login) in ["irina", " irina", "IRINA\t", "\u{2003}irina\n", "Irina "].enumerated() {
            await #expect(throws: SignInRefusal.wrong) {
                try await Self.guess(login, from: "10.0.2.\(number)", in: company)
            }
        }
        await #expect(throws: SignInRefusal.tooOften(seconds: 2)) {
            try await Self.guess("irina\u{A0}", from: "10.0.2.99", in: company)
        }
    }

    @Test(
        arguments: [
            ("2001:db8::5", "2001:db8:0:0:ffff:1:2:3", true), ("2001:db8::5", "2001:DB8::6", true),
            ("2001:db8:0:7::5", "2001:db8:0:7:8::", true), ("2001:db8::5", "2001:db8:0:1::5", false),
            ("::ffff:10.0.0.1", "10.0.0.1", true), ("10.0.0.1", "10.0.0.2", false),
        ]
    )
    func `an address is counted by its network however it is shortened`(one: String, other: String, same: Bool) {
        let throttle = Throttle.standard
        #expect((throttle.guesser(address: one) == throttle.guesser(address: other)) == same)
    }

    @Test(arguments: TestDatabase.engines)
    func `guesses made all at once can't slip through`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        try await company.admit("irina", .manager)
        let signIn = try company.signIn()
        let tried = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<24 {
                group.addTask {
                    do {
                        _ = try await signIn.begin(
                            login: "irina",
                            password: "наугад \(number)",
                            from: "10.0.1.\(number)",
                            agent: ""
                        )
                        return true
                    } catch SignInRefusal.wrong {
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(tried == 5)
    }

    @Test(arguments: TestDatabase.engines)
    func `a busy office that signs in all at once is let in`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        for number in 0..<12 { try await company.admit("person\(number)", .manager) }
        for round in 0..<4 {
            for number in 0..<12 { _ = try await company.enter("person\(number)") }
            #expect(round >= 0)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `failures are forgotten after a day, and swept away`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        for _ in 0..<5 {
            await #expect(throws: SignInRefusal.wrong) { try await Self.guess("irina", in: company) }
        }
        company.time.advance(by: .hours(25))
        await #expect(throws: SignInRefusal.wrong) { try await Self.guess("irina", in: company) }
        let removed = try await company.database.write { tx in
            try tx.run("DELETE FROM sign_in_failure WHERE at < \(tx.now - Throttle.memory)")
        }
        #expect(removed == 10)
    }

    @Test(arguments: TestDatabase.engines)
    func `what was typed as a login is not kept`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let typed = "hunter2-my-password"
        await #expect(throws: SignInRefusal.wrong) { try await Self.guess(typed, in: company) }
        let kept = try await company.database.read { snapshot in
            try snapshot.values("SELECT who FROM sign_in_failure", as: String.self)
                + snapshot.values("SELECT data FROM journal", as: String.self)
        }
        #expect(!kept.contains { $0.contains(typed) })
    }
}
