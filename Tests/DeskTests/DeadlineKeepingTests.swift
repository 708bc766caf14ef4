import Basics
import Clients
import Deadlines
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// What is kept of deadlines, and who is warned of them (SPEC L2).
@Suite struct `Deadlines as they are kept` {
    @Test(arguments: TestDatabase.engines)
    func `are what the journal says, and each alarm is given once`(on engine: Dialect) async throws {
        let house = try await WatchedHouse(on: engine)
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        try await house.count()
        #expect(try await house.keeper.differing()?.contains(house.cast.payment.number) == false)
        let due = try #require(try await house.due())
        #expect(due == FixedTime.start + .hours(1), "the first answer to a high priority is due in an hour")

        #expect(try await house.watch.ringAll() == 0)
        house.time.advance(by: .minutes(50))
        #expect(try await house.watch.ringAll() == 1)
        #expect(try await house.watch.ringAll() == 0, "given once")
        #expect(try await house.attentions() == [.deadlineNear])

        // The other node, the restarted one, and the count anew know of it.
        try await house.count()
        try await house.keeper.rebuild()
        #expect(try await house.watch.ringAll() == 0)

        // Whoever was away meanwhile gets the rest at once.
        house.time.advance(by: .hours(4))
        #expect(try await house.watch.ringAll() == 2)
        #expect(try await house.shares() == [75, 100, 150])
        #expect(try await house.attentions().contains(.deadlineBroken))
    }

    @Test(arguments: TestDatabase.engines)
    func `are compared with the journal only where all of it was counted`(on engine: Dialect) async throws {
        let house = try await WatchedHouse(on: engine)
        try await house.countAll()
        #expect(try await house.keeper.differing() == [])
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        #expect(try await house.keeper.differing() == nil)
        try await house.countAll()
        try await house.database.write { [cast = house.cast] in
            try $0.run("DELETE FROM deadline WHERE service_case = \(cast.payment.id)")
        }
        #expect(try await house.keeper.differing() == [house.cast.payment.number])
    }

    @Test(arguments: TestDatabase.engines)
    func `rest with the case and end with it`(on engine: Dialect) async throws {
        let house = try await WatchedHouse(on: engine)
        let cast = house.cast
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        try await house.act { _ = try $0.answer($1.id, "Разбираемся", via: .email, to: cast.annasEmail.id) }
        try await house.act { _ = try $0.setAside($1.id, version: $1.version, waitingFor: .supplier) }
        try await house.count()
        #expect(try await house.due() == nil)
        house.time.advance(by: .days(30))
        #expect(try await house.watch.ringAll() == 0)
        try await house.act { _ = try $0.resume($1.id, version: $1.version) }
        try await house.count()
        #expect(try await house.due() != nil)
        try await house.act { _ = try $0.solve($1.id, version: $1.version) }
        try await house.count()
        #expect(try await house.due() == nil)
        #expect(try await house.keeper.differing()?.contains(house.cast.payment.number) == false)
    }

    @Test(arguments: TestDatabase.engines)
    func `go by the policy that is published and by the client's contract`(on engine: Dialect) async throws {
        let house = try await WatchedHouse(on: engine)
        let cast = house.cast
        let head = cast.irina
        house.time.advance(by: .minutes(10))
        try await house.database.write { tx in
            let desk = PolicyDesk(tx, .program)
            let gold = ContractKey(rawValue: "gold")
            let edition = try desk.publish(over: nil) { sheet in
                sheet.contracts.append(Contract(gold, "Золотой"))
                sheet.targets.append(TargetRule(.firstAnswer, TargetScope(contract: gold), minutes: 20))
            }
            #expect(edition.edition != nil)
        }
        try await house.count()
        #expect(try await house.due() == FixedTime.start + .hours(1))
        try await house.database.write { tx in
            try PolicyDesk(tx, head).serve(cast.vector.id, by: ContractKey(rawValue: "gold"))
        }
        try await house.count()
        #expect(try await house.due() == FixedTime.start + .minutes(20), "what was used stays used")
        await #expect(throws: PolicyRefusal.contractInUse("Золотой")) {
            try await house.database.write { tx in
                let now = try tx.deadlinePolicy()
                try PolicyDesk(tx, .program).publish(over: now.edition) { sheet in
                    sheet.contracts = []
                    sheet.targets.removeAll { $0.scope.contract != nil }
                }
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `of promises are said to who gave their word while there is time`(on engine: Dialect) async throws {
        let house = try await WatchedHouse(on: engine)
        try await house.act { _ = try $0.take($1.id, version: $1.version) }
        try await house.act { _ = try $0.answer($1.id, "Разбираемся", via: .email, to: house.cast.annasEmail.id) }
        try await house.act { _ = try $0.promise($1.id, "Перезвонить", by: FixedTime.start + .hours(2)) }
        house.time.advance(by: .minutes(95))
        #expect(try await house.watch.ringAll() == 1)
        #expect(try await house.attentions() == [.promiseNear])
        house.time.advance(by: .minutes(30))
        try await house.watch.ringAll()
        #expect(try await house.attentions().contains(.promiseBroken))
    }
}

struct WatchedHouse: Sendable {
    let time: FixedTime
    let database: Database
    let cast: Cast
    let keeper: DeadlineKeeper
    let watch: DeadlineWatch

    init(on engine: Dialect) async throws {
        time = FixedTime(FixedTime.start)
        database = try await TestDatabase.fresh(on: engine, time: time)
        cast = try await Cast.settle(in: database)
        keeper = DeadlineKeeper(database)
        watch = DeadlineWatch(database, bells: [CaseBell(), PromiseBell()])
    }

    func act(_ deed: @escaping @Sendable (CaseDesk, Case) throws -> Void) async throws {
        try await database.write { [cast] tx in
            let found = try #require(try tx.findCase(cast.payment.id, visibleTo: cast.irina))
            try deed(CaseDesk(tx, cast.irina), found)
        }
    }

    /// The subscriber's turn.
    func count() async throws {
        let entries = try await entries()
        let own = [cast.payment.eventSubject, cast.vector.subject]
        try await keeper.receive(entries.filter { own.contains($0.subject) })
        try await mark(entries)
    }

    /// The same for every case.
    func countAll() async throws {
        let entries = try await entries()
        try await keeper.receive(entries)
        try await mark(entries)
    }

    private func entries() async throws -> [JournalEntry] {
        try await Sealer(database: database).sealAll()
        return try await database.read { try $0.journal(after: 0, limit: 10_000) }
    }

    private func mark(_ entries: [JournalEntry]) async throws {
        guard let last = entries.last?.seq else { return }
        try await database.write { [keeper] in try $0.skip(keeper.name, to: last) }
    }

    func due() async throws -> Moment? {
        try await database.read { [cast] in try $0.findCase(cast.payment.id, visibleTo: .program)?.due }
    }

    func attentions() async throws -> Set<Attention.Kind> {
        try await database.read { [cast] in Set(try $0.attentions(of: cast.irina).map(\.kind)) }
    }

    func shares() async throws -> [Int] {
        try await database.read { [cast] tx in
            try tx.history(of: cast.payment.eventSubject).compactMap { $0.facts["share"]?.number }.map(Int.init)
        }
    }
}
