import Basics
import Events
import People
import Store
import TestSupport

/// An empty house with a few people in it.
struct Company: Sendable {
    let database: Database
    let time: FixedTime

    static let password = "дождь лодка сирень"

    static func fresh(on engine: Dialect) async throws -> Company {
        let time = FixedTime()
        return Company(database: try await TestDatabase.fresh(on: engine, time: time), time: time)
    }

    /// Somebody who can sign in with `password`.
    @discardableResult
    func admit(_ login: String, _ roles: Role..., family: String = "Соколова") async throws -> Person {
        let hash = try PasswordHash(of: Self.password, cost: .cheap)
        return try await database.write { tx in
            let staff = Staff(tx, .program)
            let new = NewPerson(login: login, name: PersonName(family: family, given: "Ирина"), roles: Set(roles))
            let person = try staff.add(new).person
            try staff.admit(person.id, password: hash)
            return try tx.findPerson(person.id) ?? person
        }
    }

    func member(_ person: Person) async throws -> Member {
        try await database.read { try $0.member(person.id) }
    }

    func signIn(throttle: Throttle = .standard, hasher: PasswordHasher? = nil) throws -> SignIn {
        SignIn(
            database: database,
            box: try SecretBox(key: Array(0..<32)),
            hasher: try hasher ?? PasswordHasher(cost: .cheap),
            throttle: throttle
        )
    }

    /// Signs in and expects no second factor.
    func enter(_ login: String, password: String = Company.password) async throws -> NewSession {
        let outcome = try await signIn().begin(login: login, password: password, from: "10.0.0.1", agent: "Firefox")
        guard case .session(let session) = outcome else { throw SignInRefusal.wrongCode }
        return session
    }

    func kinds(of person: Person) async throws -> [String] {
        try await database.read { try $0.history(of: person.subject).map(\.kind.name) }
    }
}
