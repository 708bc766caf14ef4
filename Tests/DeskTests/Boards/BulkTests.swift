import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

/// One thing done with many cases, and taken back.
@Suite struct `Many cases at once` {
    @Test(arguments: TestDatabase.engines)
    func `are done with one by one, and it is said with which it could not be done`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 1)
        let cast = house.cast
        let outcome = try await house.run(.take, on: [cast.payment, cast.router, cast.secret], by: cast.nina)
        #expect(outcome.done.map(\.id) == [cast.payment.id])
        #expect(outcome.declined.map(\.id) == [cast.router.id, cast.secret.id])
        #expect(outcome.declined[0].why as? CaseRefusal == .alreadyTaken(by: try #require(cast.oleg.id)))
        // What may not be seen does not exist.
        #expect(outcome.declined[1].why as? CaseRefusal == .notFound && outcome.declined[1].found == nil)
        let back = try await house.undo(outcome.bulk, by: cast.nina)
        #expect(back.declined.isEmpty)
        let now = try await house.now(cast.payment)
        #expect(now.status == .new && now.worker == nil && now.owner == nil)
        await #expect(throws: BulkRefusal.undone) { _ = try await house.undo(outcome.bulk, by: cast.nina) }
        await #expect(throws: BulkRefusal.notFound) { _ = try await house.undo(outcome.bulk, by: cast.oleg) }
    }

    @Test(arguments: TestDatabase.engines)
    func `come back to where they were, whatever was done`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 1)
        let (cast, vera) = (house.cast, house.vera)
        _ = try await house.run(.take, on: [cast.payment], by: cast.irina)
        let pavel = try #require(cast.pavel.id)
        let acts: [BulkAct] = [
            .prioritise(.urgent), .tag(try Tag.list("срочно, банк")), .setAside(.supplier), .resume, .solve,
            .own(pavel, summary: "раз два три"), .handOver(to: .person(pavel), summary: "раз два три"),
            .handOver(to: .department(cast.network.id), summary: "раз два три"), .close(.phone),
        ]
        for act in acts {
            if act == .resume { _ = try await house.run(.setAside(.agreedTime), on: [cast.payment], by: vera) }
            let before = try await house.now(cast.payment)
            let outcome = try await house.run(act, on: [before], by: vera)
            #expect(outcome.declined.isEmpty, "\(act): \(outcome.declined)")
            let back = try await house.undo(outcome.bulk, by: vera)
            #expect(back.declined.isEmpty, "\(act): \(back.declined)")
            let after = try await house.now(cast.payment)
            #expect(after.status == before.status && after.worker == before.worker, "\(act)")
            #expect(after.owner == before.owner && after.priority == before.priority, "\(act)")
            // What is in somebody's hands is in their department.
            let place = [before.department, cast.irina.department]
            #expect(after.line == before.line && place.contains(after.department), "\(act)")
            #expect(try await house.database.read { try $0.tags(of: after) }.isEmpty, "\(act)")
            if act == .resume { _ = try await house.run(.resume, on: [after], by: vera) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `stay as they are where somebody has worked on since`(on engine: Dialect) async throws {
        let house = try await BusyHouse(on: engine, seed: 1)
        let (cast, vera) = (house.cast, house.vera)
        let outcome = try await house.run(.prioritise(.urgent), on: [cast.payment, cast.router], by: vera)
        #expect(outcome.done.count == 2)
        try await house.database.write { _ = try CaseDesk($0, cast.oleg).note(cast.router.id, "Смотрю") }
        let back = try await house.undo(outcome.bulk, by: vera)
        #expect(back.done.map(\.id) == [cast.payment.id])
        #expect(back.declined.map(\.id) == [cast.router.id])
        #expect(back.declined[0].why as? BulkRefusal == .touchedSince)
        #expect(try await house.now(cast.router).priority == .urgent)
    }

    @Test func `are no more than can be done at once, and at least one`() async throws {
        let house = try await BusyHouse(on: .sqlite, seed: 1)
        await #expect(throws: BulkRefusal.nothingChosen) { _ = try await house.run(.take, on: [], by: house.vera) }
        let many = (0...Bulk.most).map { Chosen(id: Case.ID(rawValue: Int64($0 + 1)), version: 1) }
        await #expect(throws: BulkRefusal.tooMany) {
            try await house.database.write { [vera = house.vera] in _ = try BulkDesk($0, vera).run(.take, on: many) }
        }
        await #expect(throws: RightsRefusal.notAllowed(.workCases)) {
            _ = try await house.run(.take, on: [house.cast.payment], by: house.vera.limited(to: [.seeCases]))
        }
    }
}

extension BusyHouse {
    func now(_ found: Case) async throws -> Case {
        try await database.read { try #require(try $0.findCase(found.id, visibleTo: .program)) }
    }

    func run(_ act: BulkAct, on cases: [Case], by member: Member) async throws -> BulkOutcome {
        try await database.write { tx in
            let chosen = try cases.map { found in
                let now = try tx.findCase(found.id, visibleTo: .program)
                return Chosen(id: found.id, version: now?.version ?? found.version)
            }
            return try BulkDesk(tx, member).run(act, on: chosen)
        }
    }

    func undo(_ id: Bulk.ID, by member: Member) async throws -> BulkOutcome {
        try await database.write { try BulkDesk($0, member).undo(id, summary: "передача отменена, возвращаю") }
    }
}
