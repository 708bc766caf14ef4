import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// Irina works on Vector's payment, which is in the network department. Oleg heads her department, Pavel that of the case, Darya is the
/// director. It is Monday noon, and the office works from nine to six.
struct EscalatingHouse {
    let time = FixedTime()
    let database: Database
    let cast: Cast
    let director: Member

    static let words = Escalation.Words(why: "Банк не отвечает", tried: "Звонили трижды", wish: "Оплатить вручную")

    init(on engine: Dialect) async throws {
        database = try await TestDatabase.fresh(on: engine, time: time)
        cast = try await Cast.settle(in: database)
        director = try await database.write { [cast] tx in
            let darya = try Staff(tx, .program).add(
                NewPerson(login: "darya", name: PersonName(family: "Белова", given: "Дарья"), roles: [.executive])
            )
            try tx.run("UPDATE person SET state = 'active'")
            try tx.run("UPDATE department SET head = \(cast.oleg.id) WHERE id = \(cast.irina.department)")
            try tx.run("UPDATE department SET head = \(cast.pavel.id) WHERE id = \(cast.network.id)")
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            _ = try CaseDesk(tx, cast.irina).take(found.id, version: found.version)
            try tx.run("UPDATE service_case SET department = \(cast.network.id) WHERE id = \(found.id)")
            return try tx.member(darya.person.id)
        }
    }

    func raise(_ words: Escalation.Words = words, level: Int? = nil, wanted: Moment? = nil) async throws -> Escalation {
        try await database.write { [cast] tx in
            try EscalationDesk(tx, cast.irina).raise(
                NewEscalation(on: cast.payment.id, words, wanted: wanted, level: level)
            )
        }
    }

    func act<Value: Sendable>(
        _ member: Member,
        _ work: @escaping @Sendable (EscalationDesk) throws -> Value
    ) async throws -> Value {
        try await database.write { try work(EscalationDesk($0, member)) }
    }

    /// The time passes, and whoever watches the deadlines looks.
    @discardableResult
    func pass(_ span: Duration) async throws -> Int {
        time.advance(by: span)
        return try await DeadlineWatch(database, bells: [EscalationBell()]).ringAll()
    }

    /// The turn of whoever keeps the deadlines of cases.
    func countDeadlines() async throws {
        let told = try await database.read { [cast] in try $0.history(of: cast.payment.eventSubject) }
        try await DeadlineKeeper(database).receive(told)
    }

    func now(_ id: Escalation.ID) async throws -> Escalation {
        try await database.read { try #require(try $0.findEscalation(id, visibleTo: .program)) }
    }

    func steps(_ id: Escalation.ID) async throws -> [EscalationStep] {
        try await database.read { try $0.steps(of: try #require(try $0.findEscalation(id, visibleTo: .program))) }
    }

    func open() async throws -> [Escalation] {
        try await database.read { try $0.escalations(visibleTo: .program, limit: 50).items.map(\.escalation) }
    }

    func attentions(of member: Member) async throws -> [Attention.Kind] {
        try await database.read { try $0.attentions(of: member).map(\.kind) }
    }

    func told() async throws -> [String] {
        try await database.read { [cast] in try $0.history(of: cast.payment.eventSubject).map(\.kind.name) }
            .filter { $0.hasPrefix("case.escalat") }
    }
}
