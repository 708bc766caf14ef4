import Basics
import Clients
import Desk
import Events
import People
import Store
import TestSupport
import Testing

/// People leave, answer too late, or are not there at all: an escalation is never stuck or lost (SPEC L4).
@Suite struct `An escalation among people who come and go` {
    @Test(arguments: TestDatabase.engines)
    func `waits for nobody who has left`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, director) = (house.cast, house.director)
        let raised = try await house.raise()
        try await house.leave(cast.oleg, cast.pavel)
        try await house.pass(.hours(4))
        let climbed = try await house.now(raised.id)
        #expect(climbed.level == 3 && climbed.addressee == cast.vera.id, "over Pavel, who has left, too")
        #expect(try await house.steps(raised.id).last?.passedOver.map(\.why) == [.left])
        try await house.leave(cast.vera)
        try await house.pass(.days(3))
        #expect(try await house.now(raised.id).addressee == director.id)
        await #expect(throws: InvalidField.self) {
            try await house.act(director) { _ = try $0.hand(raised.id, to: try #require(cast.oleg.id)) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `goes on at once when whoever is asked leaves`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, oleg) = (house.cast, try #require(house.cast.oleg.id))
        let raised = try await house.raise()
        try await house.leave(cast.oleg)
        try await house.database.write { try EscalationDesk($0, .program).passOn(from: oleg) }
        let now = try await house.now(raised.id)
        #expect(now.addressee == cast.pavel.id && now.level == 2 && now.due == house.time.now + .hours(4))
        #expect(try await house.steps(raised.id).last?.passedOver.map(\.why) == [.left])
        #expect(try await house.attentions(of: cast.pavel) == [.escalated])
        // Where nobody is left to ask, it waits as it is.
        try await house.leave(cast.pavel, cast.vera, house.director)
        try await house.database.write { try EscalationDesk($0, .program).passOn(from: try #require(cast.pavel.id)) }
        #expect(try await house.now(raised.id).version == now.version)
    }

    @Test(arguments: TestDatabase.engines)
    func `goes above somebody whom the procedure names and who has left since`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let nina = try #require(cast.nina.id)
        try await house.publish([
            .init(to: .person(nina), minutes: 60), .init(to: .top, minutes: 60),
        ])
        try await house.leave(cast.nina)
        let raised = try await house.raise()
        #expect(raised.level == 1 && raised.addressee == cast.oleg.id, "the head of her department")
        let passed = try await house.steps(raised.id).first?.passedOver ?? []
        #expect(passed.map(\.person) == [nina] && passed.map(\.why) == [.left])
    }

    @Test(arguments: TestDatabase.engines)
    func `stays open where nobody at all can be asked, until somebody comes`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let (cast, director) = (house.cast, house.director)
        try await house.leave(cast.oleg, cast.pavel, cast.vera, director)
        let raised = try await house.raise()
        #expect(raised.addressee == nil && raised.level == 3 && raised.isOpen)
        #expect(try await house.open().map(\.id) == [raised.id])
        await #expect(throws: EscalationRefusal.atTheTop) {
            try await house.act(cast.irina) { _ = try $0.lift(raised.id) }
        }
        for _ in 0..<3 { try await house.pass(.days(3)) }
        let waiting = try await house.now(raised.id)
        #expect(waiting.isOpen && waiting.addressee == nil && waiting.turn > raised.turn, "it goes on being watched")
        try await house.database.write { try $0.run("UPDATE person SET state = 'active' WHERE id = \(director.id)") }
        try await house.pass(.days(3))
        #expect(try await house.now(raised.id).addressee == director.id)
        #expect(try await house.attentions(of: director).contains(.escalated))
        try await house.act(director) { _ = try $0.answer(raised.id, .decided, "Платите") }
    }

    @Test(arguments: TestDatabase.engines)
    func `takes no answer of whom it has climbed over`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let raised = try await house.raise()
        try await house.pass(.hours(4))
        let climbed = try await house.now(raised.id)
        #expect(climbed.addressee == cast.pavel.id)
        // Oleg has had the page open all the time.
        await #expect(throws: EscalationRefusal.stale) {
            try await house.act(cast.oleg) { _ = try $0.answer(raised.id, version: raised.version, .decided, "Да") }
        }
        await #expect(throws: EscalationRefusal.notYours) {
            try await house.act(cast.oleg) { _ = try $0.answer(raised.id, .decided, "Да") }
        }
        await #expect(throws: EscalationRefusal.notForYou) {
            try await house.act(cast.oleg) { _ = try $0.lift(raised.id) }
        }
        let answered = try await house.act(cast.pavel) { try $0.answer(raised.id, .decided, "Платите") }
        #expect(answered.outcome?.word == .decided)
        #expect(try await house.told().filter { $0 == "case.escalation-answered" }.count == 1)
    }

    /// No tree has a circle by its own rules; should a row say otherwise, nothing hangs.
    @Test(arguments: TestDatabase.engines)
    func `finds its way out of a circle of departments`(on engine: Dialect) async throws {
        let house = try await EscalatingHouse(on: engine)
        let cast = house.cast
        let service = try #require(cast.irina.department)
        try await house.database.write { tx in
            try tx.run("UPDATE department SET parent = \(cast.network.id) WHERE id = \(service)")
            try tx.run("UPDATE department SET parent = \(service) WHERE id = \(cast.network.id)")
        }
        let raised = try await house.raise()
        #expect(raised.addressee == cast.oleg.id)
        try await house.pass(.hours(4))
        #expect(try await house.now(raised.id).addressee == cast.pavel.id)
    }
}

extension EscalatingHouse {
    fileprivate func leave(_ people: Member...) async throws {
        try await database.write { tx in
            try tx.run("UPDATE person SET state = 'left' WHERE id IN (\(SQL.list(people.compactMap(\.id))))")
        }
    }

    fileprivate func publish(_ levels: [EscalationProcedure.Level]) async throws {
        try await database.write { [cast] tx in
            let book = EscalationBook(tx, cast.vera)
            _ = try book.publish(version: try book.keep(EscalationProcedure(levels: levels), over: nil).version)
        }
    }
}
