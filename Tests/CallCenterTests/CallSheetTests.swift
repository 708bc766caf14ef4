import Basics
import Clients
import Desk
import People
import Store
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// What people say of a call while it goes on, and after it (SPEC W2, W3, T2).
@Suite struct `What is said of a call` {
    @Test(arguments: TestDatabase.engines)
    func `is in its record: the client, the case, the words, the outcome`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let (cast, stranger) = (house.scene.cast, "+79165550102")
        let life = try await house.talking(to: cast.irina, from: stranger)
        try await house.scene.database.write { try CallDesk($0, cast.irina).identify("a", as: cast.lebedev.id) }
        #expect(try await house.call(of: cast.irina)?.client?.id == cast.lebedev.id)
        let known = try await house.scene.database.read {
            try $0.findByPoint(.phone, stranger, visibleTo: .program).map(\.client.id)
        }
        #expect(known == [cast.lebedev.id], "their number is on the card from now on")
        house.scene.time.advance(by: .seconds(30))
        await life.board.hangUp("a")
        try await life.until { try await house.call(of: cast.irina)?.stage == .parted }
        let summary = CallSummary(
            result: .inWork,
            matter: ID(rawValue: 3),
            note: "Роутер опять молчит",
            about: .known(cast.router.id)
        )
        try await house.scene.database.write { try CallDesk($0, cast.irina).sumUp("a", summary) }
        await life.board.wrapUp("a")
        try await life.until { try await house.record("a") != nil }
        let record = try #require(try await house.record("a"))
        #expect(record.result == .inWork && record.matter == ID(rawValue: 3))
        let touch = try await house.touch(of: record)
        #expect(touch?.client == cast.lebedev.id && touch?.caseID == cast.router.id)
        #expect(touch?.text == "Роутер опять молчит")
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `may be that the guess was wrong: the call is on another card, and the mistake on record`(on engine: Dialect)
        async throws
    {
        let house = try await DispatchedHouse(on: engine)
        let cast = house.scene.cast
        let life = try await house.talking(to: cast.irina, from: CallScene.anna)
        try await house.scene.database.write { try CallDesk($0, cast.irina).ruleOut("a") }
        #expect(try await house.call(of: cast.irina)?.client == nil)
        await #expect(throws: CallSheetRefusal.clientUnknown) {
            try await house.scene.database.write {
                try CallDesk($0, cast.irina).sumUp("a", CallSummary(about: .new("Новое дело")))
            }
        }
        house.scene.time.advance(by: .seconds(30))
        await life.board.hangUp("a")
        await life.board.wrapUp("a")
        try await life.until { try await house.record("a") != nil }
        let touch = try await house.touch(of: try #require(try await house.record("a")))
        let client = try await house.scene.database.read {
            try $0.findClient(try #require(touch?.client), visibleTo: .program)
        }
        #expect(client?.provisional == true && client?.id != cast.vector.id)
        let mistakes: Int? = try await house.scene.database.read {
            try $0.value("SELECT COUNT(*) FROM journal WHERE kind = 'client.not-the-caller'")
        }
        #expect(mistakes == 1)
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `may come when the record is there already, from those who took part`(on engine: Dialect) async throws {
        let scene = try await CallScene(on: engine)
        let cast = scene.cast
        try await scene.archive.keep(try RecordMaker().record(), CallContext(queue: CallQueue.standard))
        let summary = CallSummary(result: .solved, note: "Оплата прошла", about: .known(cast.payment.id))
        await #expect(throws: CallWishRefusal.notYours) {
            try await scene.database.write { try CallDesk($0, cast.oleg).sumUp("c1", summary) }
        }
        try await scene.database.write { try CallDesk($0, cast.irina).sumUp("c1", summary) }
        let (record, touch) = try await scene.database.read { snapshot in
            let record = try #require(try snapshot.phoneCall(named: "c1"))
            return (record, try snapshot.interaction(record.interaction, visibleTo: .program))
        }
        #expect(record.result == .solved && touch?.caseID == cast.payment.id && touch?.text == "Оплата прошла")
    }
}

extension DispatchedHouse {
    /// A life of the program in which somebody talks with a caller, `a`.
    fileprivate func talking(to member: Member, from number: String) async throws -> Life {
        try await ready(member)
        let life = try await live()
        await life.board.comeIn("a", from: number)
        try await life.until { await life.board.endpoint(rungFor: "a") != nil }
        await life.board.answer("a")
        try await life.until { try await call(of: member)?.stage == .talking }
        return life
    }

    fileprivate func record(_ call: CallID) async throws -> PhoneCall? {
        try await scene.database.read { try $0.phoneCall(named: call) }
    }

    fileprivate func touch(of call: PhoneCall) async throws -> Interaction? {
        try await scene.database.read { try $0.interaction(call.interaction, visibleTo: .program) }
    }
}
