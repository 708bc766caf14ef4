import Basics
import People
import Store
import TestSupport
import Testing

struct SecondFactorTests {
    private static func box() throws -> SecretBox { try SecretBox(key: Array(0..<32)) }

    /// Turns it on for a person and moves on to the next code.
    private static func enrol(_ person: Person, in company: Company) async throws -> TOTP {
        let box = try Self.box()
        let member = try await company.member(person)
        let proposal = try await company.database.write { try SecondFactor($0, member, box: box).propose() }
        #expect(proposal.address.contains("secret=\(proposal.totp.text)"))
        let code = proposal.totp.code(at: company.time.now)
        try await company.database.write {
            try SecondFactor($0, member, box: box).confirm(proposal.ticket, code: code)
        }
        company.time.advance(by: .seconds(60))
        return proposal.totp
    }

    private static func ticket(_ company: Company) async throws -> Ticket {
        let outcome = try await company.signIn().begin(
            login: "irina",
            password: Company.password,
            from: "10.0.0.1",
            agent: ""
        )
        guard case .needsSecondFactor(let ticket) = outcome else { throw SignInRefusal.wrong }
        return ticket
    }

    @Test(arguments: TestDatabase.engines)
    func `with a second factor the password alone opens nothing`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let totp = try await Self.enrol(person, in: company)
        let ticket = try await Self.ticket(company)
        #expect(try await company.database.read { try $0.sessions(of: person.id) }.isEmpty)
        await #expect(throws: SignInRefusal.wrongCode) {
            try await company.signIn().finish(ticket, code: "000000", from: "10.0.0.1", agent: "")
        }
        let code = totp.code(at: company.time.now)
        let session = try await company.signIn().finish(ticket, code: code, from: "10.0.0.1", agent: "")
        let book = SessionBook(database: company.database)
        #expect(try await book.find(cookie: session.cookie.text)?.person.id == person.id)

        await #expect(throws: SignInRefusal.wrongCode) {
            try await company.signIn().finish(ticket, code: code, from: "10.0.0.1", agent: "")
        }
    }

    @Test func `the square code of a Russian login can be read as an address`() async throws {
        let company = try await Company.fresh(on: .sqlite)
        let member = try await company.member(try await company.admit("ирина", .manager))
        let proposal = try await company.database.write {
            try SecondFactor($0, member, box: Self.box()).propose()
        }
        #expect(proposal.address.hasPrefix("otpauth://totp/Highrock:%D0%B8%D1%80%D0%B8%D0%BD%D0%B0?secret="))
    }

    @Test(arguments: TestDatabase.engines)
    func `the same code sent many times at once opens one session`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let totp = try await Self.enrol(person, in: company)
        let ticket = try await Self.ticket(company)
        let code = totp.code(at: company.time.now)
        let signIn = try company.signIn(
            throttle: Throttle(
                login: Throttle.Scale(free: 100, longest: .seconds(1)),
                address: Throttle.Scale(free: 100, longest: .seconds(1))
            )
        )
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { _ = try? await signIn.finish(ticket, code: code, from: "10.0.0.1", agent: "") }
            }
        }
        #expect(try await company.database.read { try $0.sessions(of: person.id) }.count == 1)
    }

    @Test(arguments: TestDatabase.engines)
    func `a ticket is good for some minutes, and a forged one never`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let totp = try await Self.enrol(person, in: company)
        let ticket = try await Self.ticket(company)
        company.time.advance(by: .minutes(6))
        for ticket in [ticket, Ticket(""), Ticket("AAAA"), Ticket("\(person.id)")] {
            await #expect(throws: SignInRefusal.ticketExpired) {
                let code = totp.code(at: company.time.now)
                _ = try await company.signIn().finish(ticket, code: code, from: "10.0.0.1", agent: "")
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `guessing codes is slowed down as well`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        _ = try await Self.enrol(person, in: company)
        let ticket = try await Self.ticket(company)
        for _ in 0..<5 {
            await #expect(throws: SignInRefusal.wrongCode) {
                try await company.signIn().finish(ticket, code: "000000", from: "10.0.0.1", agent: "")
            }
        }
        await #expect(throws: SignInRefusal.tooOften(seconds: 2)) {
            try await company.signIn().finish(ticket, code: "000000", from: "10.0.0.1", agent: "")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `it is set by a right code, kept sealed, and taken off by the person or an administrator`(
        on engine: Dialect
    ) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let member = try await company.member(person)
        let box = try Self.box()
        let proposal = try await company.database.write { try SecondFactor($0, member, box: box).propose() }
        await #expect(throws: SignInRefusal.wrongCode) {
            try await company.database.write {
                try SecondFactor($0, member, box: box).confirm(proposal.ticket, code: "000000")
            }
        }
        #expect(try await company.database.read { try !$0.hasSecondFactor(person.id) })

        let totp = try await Self.enrol(person, in: company)
        #expect(try await company.database.read { try $0.hasSecondFactor(person.id) })
        try await company.database.write {
            try SecondFactor($0, member, box: box).remove(code: totp.code(at: $0.now))
        }
        _ = try await company.enter("irina")

        company.time.advance(by: .minutes(1))
        _ = try await Self.enrol(person, in: company)
        try await company.database.write { try Staff($0, .program).removeSecondFactor(of: person.id) }
        _ = try await company.enter("irina")
    }

    @Test(arguments: TestDatabase.engines)
    func `whoever has got hold of a session can neither swap it nor guess it off`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let person = try await company.admit("irina", .manager)
        let member = try await company.member(person)
        let box = try Self.box()
        let early = try await company.database.write { try SecondFactor($0, member, box: box).propose() }
        let totp = try await Self.enrol(person, in: company)
        await #expect(throws: SignInRefusal.secondFactorIsSet) {
            try await company.database.write { try SecondFactor($0, member, box: box).propose() }
        }
        await #expect(throws: SignInRefusal.secondFactorIsSet) {
            try await company.database.write {
                try SecondFactor($0, member, box: box).confirm(early.ticket, code: early.totp.code(at: $0.now))
            }
        }
        let signIn = try company.signIn()
        for _ in 0..<5 {
            await #expect(throws: SignInRefusal.wrongCode) {
                try await signIn.removeSecondFactor(of: member, code: "000000")
            }
        }
        await #expect(throws: SignInRefusal.tooOften(seconds: 2)) {
            try await signIn.removeSecondFactor(of: member, code: totp.code(at: company.time.now))
        }
        company.time.advance(by: .seconds(1))
        try await signIn.removeSecondFactor(of: member, code: totp.code(at: company.time.now))
        _ = try await company.enter("irina")
    }

    @Test(arguments: TestDatabase.engines)
    func `a proposal made to one person is of no use to another`(on engine: Dialect) async throws {
        let company = try await Company.fresh(on: engine)
        let irina = try await company.member(try await company.admit("irina", .manager))
        let oleg = try await company.member(try await company.admit("oleg", .manager))
        let box = try Self.box()
        let proposal = try await company.database.write { try SecondFactor($0, irina, box: box).propose() }
        await #expect(throws: SignInRefusal.ticketExpired) {
            try await company.database.write {
                try SecondFactor($0, oleg, box: box).confirm(proposal.ticket, code: proposal.totp.code(at: $0.now))
            }
        }
    }
}
