import Basics
import Clients
import Deadlines
import Desk
import People
import Store
import TestSupport
import Testing

/// Who gets what waits (SPEC L1).
@Suite struct `What waits on a line` {
    @Test(arguments: TestDatabase.engines)
    func `goes one by one to many who ask at once, and never to two`(on engine: Dialect) async throws {
        let database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        try await database.write { tx in
            for number in 0..<40 {
                let new = NewCase(client: cast.router.client, kind: .request, text: "\(number)", channel: .email)
                _ = try CaseDesk(tx, cast.irina).open(new)
            }
        }
        let taken = try await withThrowingTaskGroup(of: [Case.ID].self) { group in
            for turn in 0..<20 {
                group.addTask {
                    var own: [Case.ID] = []
                    for _ in 0..<2 {
                        let member = turn.isMultiple(of: 2) ? cast.irina : cast.oleg
                        let next = try await database.write { try CaseDesk($0, member).takeNext(line: .first) }
                        if let next { own.append(next.id) }
                    }
                    return own
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(taken).count == taken.count, "one case went to two")
        #expect(taken.count == 40)
    }

    @Test(arguments: TestDatabase.engines)
    func `is taken by its nearest deadline, and by who can do it`(on engine: Dialect) async throws {
        let house = try await WaitingHouse(on: engine)
        let (cast, database) = (house.cast, house.database)
        try await database.write { tx in
            let plain = try house.open("обычная", .normal, in: tx)
            let urgent = try house.open("срочная", .urgent, in: tx)
            _ = try CaseDesk(tx, cast.irina).setNeeds(urgent.id, version: 1, [house.skill: 3])
            let first = try #require(try CaseDesk(tx, cast.irina).takeNext(line: .third))
            #expect(first.id == plain.id, "the urgent one asks for what Irina can't do")
            #expect(try CaseDesk(tx, cast.irina).takeNext(line: .third) == nil)
            try Staff(tx, .program).setSkill(house.skill, level: 4, for: try #require(cast.irina.id))
            #expect(try CaseDesk(tx, cast.irina).takeNext(line: .third)?.id == urgent.id)
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `is left to the client's own manager for a while`(on engine: Dialect) async throws {
        let house = try await WaitingHouse(on: engine)
        let (cast, database) = (house.cast, house.database)
        let irina = try #require(cast.irina.id)
        let own = try await database.write { try house.open("своя", .high, in: $0) }
        #expect(try await house.next(for: cast.oleg) == nil, "Irina is at work, and it is hers")
        #expect(try await house.best(for: own)?.isOwnManager == true)
        try await database.write { tx in
            _ = try Staff(tx, cast.irina).goAway(irina, from: tx.now, until: tx.now + .hours(3))
        }
        #expect(try await house.best(for: own)?.person != irina)
        #expect(try await house.next(for: cast.oleg) == own.id, "she is away")
    }

    @Test(arguments: TestDatabase.engines)
    func `is left to nobody for longer than was agreed`(on engine: Dialect) async throws {
        let house = try await WaitingHouse(on: engine)
        let own = try await house.database.write { try house.open("своя", .high, in: $0) }
        house.time.advance(by: .minutes(16))
        #expect(try await house.next(for: house.cast.oleg) == own.id)
    }

    @Test(arguments: TestDatabase.engines)
    func `is given by hand for a reason, and to nobody whose hands are full`(on engine: Dialect) async throws {
        let house = try await WaitingHouse(on: engine)
        let (cast, database) = (house.cast, house.database)
        let irina = try #require(cast.irina.id)
        let found = try await database.write { try house.open("одна", .normal, in: $0) }
        await #expect(throws: InvalidField.self) {
            try await database.write { tx in
                _ = try CaseDesk(tx, cast.irina).assign(found.id, to: irina, because: " ")
            }
        }
        try await database.write { tx in
            try Staff(tx, .program).setTerms(WorkTerms(mostCases: 1), of: irina)
            let given = try CaseDesk(tx, cast.irina).assign(found.id, to: irina, because: "знает этого клиента")
            #expect(given.worker == irina && given.owner == irina)
        }
        await #expect(throws: CaseRefusal.handsFull) { _ = try await house.next(for: cast.irina) }
    }
}

private struct WaitingHouse: Sendable {
    let time = FixedTime(FixedTime.start)
    let database: Database
    let cast: Cast
    let skill: Skill.ID

    init(on engine: Dialect) async throws {
        database = try await TestDatabase.fresh(on: engine, time: time)
        let cast = try await Cast.settle(in: database)
        self.cast = cast
        skill = try await database.write { tx in try Staff(tx, .program).addSkill(name: "Сети").id }
    }

    func open(_ text: String, _ priority: Case.Priority, in tx: Transaction) throws -> Case {
        let new = NewCase(
            client: cast.vector.id,
            kind: .request,
            text: text,
            priority: priority,
            line: .third,
            channel: .email
        )
        return try CaseDesk(tx, cast.irina).open(new)
    }

    func next(for member: Member) async throws -> Case.ID? {
        try await database.write { try CaseDesk($0, member).takeNext(line: .third)?.id }
    }

    func best(for found: Case) async throws -> Candidate? {
        try await database.read { try $0.candidates(for: found).first }
    }
}
