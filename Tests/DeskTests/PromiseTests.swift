import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// What clients are told will be done, and by when (SPEC W2, L2).
@Suite struct `A promise to a client` {
    private static let what = "Перезвоним с ответом бухгалтерии"

    @Test(arguments: TestDatabase.engines)
    func `stands on the case, the card and the day of whoever answers for it`(on engine: Dialect) async throws {
        let house = try await PromisingHouse(on: engine)
        let (cast, time) = (house.cast, house.time)
        let later = try await house.promise("Пришлём счёт", in: .hours(48))
        let sooner = try await house.promise(Self.what, in: .hours(4))
        try await house.database.read { snapshot in
            let found = try #require(try snapshot.findCase(cast.payment.id, visibleTo: cast.irina))
            #expect(try snapshot.promises(of: found) == [sooner, later])
            let page = try #require(try snapshot.clientPage(cast.vector.id, for: cast.irina))
            #expect(page.promises.map(\.promise) == [sooner, later])
            #expect(page.promises.first?.caseNumber == found.number)
            #expect(try snapshot.myDay(of: cast.irina).promises.map(\.promise) == [sooner, later])
            #expect(try snapshot.history(of: found).last?.facts["due"]?.number == sooner.due.milliseconds)
        }
        #expect(sooner.standing(at: time.now) == .calm)
        #expect(sooner.standing(at: sooner.due - .minutes(45)) == .soon)
        #expect(sooner.standing(at: sooner.due) == .soon)
        #expect(sooner.standing(at: sooner.due + .milliseconds(1)) == .broken)
        #expect(
            later.standing(at: later.due - .hours(9)) == .soon && later.standing(at: later.due - .hours(10)) == .calm
        )
    }

    @Test(arguments: TestDatabase.engines)
    func `that will be broken is put off by telling the client, and not without`(on engine: Dialect) async throws {
        let house = try await PromisingHouse(on: engine)
        let (cast, irina) = (house.cast, house.cast.irina)
        let promise = try await house.promise(Self.what, in: .hours(2))
        let later = promise.due + .hours(20)
        await #expect(throws: InvalidField.self) {
            try await house.database.write { tx in
                _ = try CaseDesk(tx, irina).postpone(promise.id, until: later, telling: " ", via: .portal)
            }
        }
        try await house.database.write { tx in
            _ = try CaseDesk(tx, irina).postpone(promise.id, until: later, telling: "Ответим завтра", via: .portal)
        }
        try await house.database.read { snapshot in
            let found = try #require(try snapshot.findCase(cast.payment.id, visibleTo: irina))
            #expect(try snapshot.promises(of: found).map(\.due) == [later])
            let told = try snapshot.history(of: found).suffix(2)
            #expect(told.map(\.kind) == ["case.answered", "case.promise-postponed"])
            #expect(told.last?.facts["due_from"]?.number == promise.due.milliseconds)
        }
        house.time.advance(by: .hours(3))
        #expect(try await house.standings() == [.calm])
    }

    @Test(arguments: TestDatabase.engines)
    func `is kept, late or in time, or withdrawn, once`(on engine: Dialect) async throws {
        let house = try await PromisingHouse(on: engine)
        let irina = house.cast.irina
        let (kept, late) = (
            try await house.promise("одно", in: .hours(1)), try await house.promise("другое", in: .hours(2))
        )
        let withdrawn = try await house.promise("третье", in: .hours(3))
        try await house.database.write { _ = try CaseDesk($0, irina).settle(kept.id, .kept) }
        house.time.advance(by: .hours(5))
        try await house.database.write { _ = try CaseDesk($0, irina).settle(late.id, .kept) }
        try await house.database.write { _ = try CaseDesk($0, irina).settle(withdrawn.id, .withdrawn) }
        #expect(try await house.standings() == [.keptLate, .withdrawn, .kept])
        for id in [kept.id, late.id, withdrawn.id] {
            await #expect(throws: PromiseRefusal.settled) {
                try await house.database.write { _ = try CaseDesk($0, irina).settle(id, .withdrawn) }
            }
        }
        try await house.database.write { _ = try CaseDesk($0, irina).reopen(withdrawn.id) }
        #expect(try await house.standings().first == .broken)
        await #expect(throws: PromiseRefusal.open) {
            try await house.database.write { _ = try CaseDesk($0, irina).reopen(withdrawn.id) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `counts as kept when the client says that all is done`(on engine: Dialect) async throws {
        let house = try await PromisingHouse(on: engine)
        let cast = house.cast
        let promise = try await house.promise(Self.what, in: .hours(1))
        try await house.database.write { tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            _ = try CaseDesk(tx, cast.irina).close(found.id, version: found.version, confirmedBy: .phone)
        }
        #expect(try await house.standings() == [.kept])
        let told = try await house.database.read { try $0.history(of: cast.payment.eventSubject) }
        #expect(told.suffix(2).map(\.kind) == ["case.closed", "case.promise-kept"])
        #expect(try await house.database.read { try $0.myDay(of: cast.irina).promises.isEmpty })
        await #expect(throws: CaseRefusal.closed) {
            try await house.database.write { _ = try CaseDesk($0, cast.irina).reopen(promise.id) }
        }
        await #expect(throws: CaseRefusal.closed) { _ = try await house.promise("ещё", in: .hours(1)) }
    }

    @Test(arguments: TestDatabase.engines)
    func `is for a time to come, in a few words, by who may work on cases`(on engine: Dialect) async throws {
        let house = try await PromisingHouse(on: engine)
        let cast = house.cast
        for span in [Duration.zero, .minutes(-1), .days(4 * 365)] {
            await #expect(throws: InvalidField.self) { _ = try await house.promise("рано или поздно", in: span) }
        }
        for words in ["", "  ", String(repeating: "о", count: 201)] {
            await #expect(throws: InvalidField.self) { _ = try await house.promise(words, in: .hours(1)) }
        }
        #expect(try await house.standings().isEmpty)
        let promise = try await house.promise(Self.what, in: .hours(1))
        await #expect(throws: PromiseRefusal.notFound) {
            try await house.database.write {
                _ = try CaseDesk($0, cast.irina).settle(promise.id, on: cast.router.id, .kept)
            }
        }
        let reader = cast.irina.limited(to: [.seeCases, .seeClients])
        await #expect(throws: RightsRefusal.notAllowed(.workCases)) {
            try await house.database.write { _ = try CaseDesk($0, reader).settle(promise.id, .kept) }
        }
        await #expect(throws: RightsRefusal.notAllowed(.workCases)) {
            try await house.database.write { tx in
                _ = try CaseDesk(tx, reader).promise(cast.payment.id, Self.what, by: promise.due)
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is not known of by who may not know of the client`(on engine: Dialect) async throws {
        let house = try await PromisingHouse(on: engine)
        let cast = house.cast
        let promise = try await house.promise(Self.what, in: .hours(1))
        try await house.database.write { tx in
            try WallBook(tx, cast.vera).makeConfidential(client: cast.vector.id, naming: [try #require(cast.irina.id)])
        }
        let outsider = cast.oleg
        #expect(try await house.database.read { try $0.findPromise(promise.id, visibleTo: outsider) } == nil)
        await #expect(throws: PromiseRefusal.notFound) {
            try await house.database.write { _ = try CaseDesk($0, outsider).settle(promise.id, .kept) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `goes along when its case becomes part of another, and back`(on engine: Dialect) async throws {
        let house = try await PromisingHouse(on: engine)
        let cast = house.cast
        let promise = try await house.promise(Self.what, in: .hours(1))
        let other = try await house.database.write { tx in
            let new = NewCase(client: cast.vector.id, kind: .question, text: "То же", channel: .phone)
            let other = try CaseDesk(tx, cast.irina).open(new)
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            return try CaseDesk(tx, cast.irina).merge(found.id, version: found.version, into: other.id)
        }
        #expect(try await house.database.read { try $0.promises(of: other).map(\.id) } == [promise.id])
        try await house.database.write { _ = try CaseDesk($0, cast.irina).separate(cast.payment.id) }
        #expect(try await house.database.read { try $0.promises(of: other) }.isEmpty)
        #expect(try await house.standings().count == 1)
    }
}

/// Irina works on the payment of Vector.
private struct PromisingHouse {
    let time = FixedTime()
    let database: Database
    let cast: Cast

    init(on engine: Dialect) async throws {
        database = try await TestDatabase.fresh(on: engine, time: time)
        cast = try await Cast.settle(in: database)
        let cast = cast
        try await database.write { tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            _ = try CaseDesk(tx, cast.irina).take(found.id, version: found.version)
        }
    }

    func promise(_ what: String, in span: Duration) async throws -> Promise {
        try await database.write { [cast, due = time.now + span] tx in
            try CaseDesk(tx, cast.irina).promise(cast.payment.id, what, by: due)
        }
    }

    func standings() async throws -> [Promise.Standing] {
        try await database.read { [cast, now = time.now] snapshot in
            let found = try #require(try snapshot.findCase(cast.payment.id, visibleTo: .program))
            return try snapshot.promises(of: found).map { $0.standing(at: now) }
        }
    }
}
