import Basics
import Clients
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Somebody dials by the keys of their desk phone (SPEC T1).
@Suite struct `What is dialled by keys` {
    @Test(arguments: TestDatabase.engines)
    func `is a call as from a page: on record, with presence and the client before one`(on engine: Dialect) async throws
    {
        let house = try await DispatchedHouse(on: engine)
        let (scene, irina) = (house.scene, house.scene.cast.irina)
        try await house.ready(irina)
        let life = try await house.live()
        await life.board.dial("84951234567", on: "101", as: "desk-1.1")
        try await life.until { await life.board.outgoing == ["keyed0"] }
        try await life.until { try await house.kept("keyed0") != nil }
        let shown = try await scene.database.read { try $0.ongoingCalls(of: try #require(irina.id), visibleTo: irina) }
        #expect(shown.map(\.client?.id) == [scene.cast.vector.id])
        await life.board.comeIn("a", from: "+79160001122")
        await life.board.reached("keyed0")
        try await life.until { try await house.state(of: irina) == .onCall }
        #expect(await life.board.endpoint(rungFor: "a") == nil, "she is on the line")
        scene.time.advance(by: .seconds(30))
        await life.board.hangUp("keyed0")
        try await life.until { try await house.state(of: irina)?.name == "wrap-up" }
        await life.board.wrapUp("keyed0")
        try await life.until { try await scene.counts()["phone_call"] == 1 }
        try await scene.database.read { snapshot in
            let id: PhoneCall.ID = try #require(try snapshot.value("SELECT id FROM phone_call"))
            let call = try #require(try snapshot.phoneCall(id, visibleTo: .program))
            #expect(call.direction == .outgoing && call.outcome == .answered && call.person == irina.id)
            #expect(call.phone?.e164 == CallScene.anna)
        }
        try await life.until { await life.board.endpoint(rungFor: "a") != nil }
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `is a colleague: both are on a call, of which nothing is kept`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let (scene, irina, oleg) = (house.scene, house.scene.cast.irina, house.scene.cast.oleg)
        try await house.ready(irina)
        try await house.ready(oleg)
        let life = try await house.live()
        await life.board.dial("102", on: "101", as: "desk-1.1")
        try await life.until { await life.board.outgoing == ["keyed0"] }
        try await life.until { try await scene.database.read { try $0.liveCallCount() } == 1 }
        await life.board.comeIn("a", from: "+79160001122")
        await life.board.reached("keyed0")
        try await life.until { try await house.state(of: irina) == .onCall }
        try await life.until { try await house.state(of: oleg) == .onCall }
        #expect(await life.board.endpoint(rungFor: "a") == nil, "no caller comes to either of them")
        let seen = try await scene.database.read { try $0.ongoingCalls(visibleTo: scene.cast.vera).map(\.name) }
        #expect(seen == ["a"], "no page shows it")
        await life.board.dial("102", on: "103", as: "desk-1.2")
        try await life.until { await life.board.turnedAway["desk-1.2"] == .busy }
        let next = try await house.nextLife(after: life)
        try await next.until { try await house.state(of: oleg) == .onCall }
        await next.board.hangUp("keyed0")
        try await next.until { try await house.state(of: oleg) == .available }
        try await next.until { try await house.state(of: irina) == .available }
        try await next.until { try await scene.database.read { try $0.liveCallCount() } == 1 }
        #expect(try await scene.counts()["phone_call"] == 0)
        await next.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `at night is on record, without a reason`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        house.scene.time.set(try #require(Moment(rfc3339: "2026-03-02T23:30:00+03:00")))
        let life = try await house.live()
        await life.board.dial("84951234567", on: "101", as: "desk-1.1")
        try await life.until {
            try await house.scene.database.read {
                try $0.values("SELECT data FROM journal WHERE kind = 'client.disturbed'", as: String.self)
            }
            .contains { $0.contains("by_keys") }
        }
        await life.end()
    }

    @Test func `leads nowhere where nobody has the number, nor from a phone that is nobody's`() async throws {
        let house = try await DispatchedHouse(on: .sqlite)
        let life = try await house.live()
        await life.board.dial("777", on: "101", as: "desk-1.1")
        await life.board.dial("84951234567", on: "999", as: "desk-1.2")
        await life.board.dial("101", on: "101", as: "desk-1.3")
        try await life.until { await life.board.turnedAway.count == 3 }
        #expect(Set(await life.board.turnedAway.values) == [.unallocated])
        #expect(await life.board.outgoing.isEmpty)
        await life.end()
    }

    @Test func `is told apart: an extension of ours comes before any number outside`() throws {
        let phones = ["PJSIP/101", "WebSocket/205", "PJSIP/205"].compactMap(Endpoint.init)
        #expect(DialledByKeys("101", among: phones) == .colleague(phones[0]))
        #expect(DialledByKeys("205", among: phones) == .colleague(phones[2]), "a desk rather than a page")
        let number = try #require(PhoneNumber("+74951234567"))
        #expect(DialledByKeys("84951234567", among: phones) == .outside(number))
        #expect(DialledByKeys("+74951234567", among: phones) == .outside(number))
        for digits in ["102", "1", "", "123456", "*98", "8495"] {
            #expect(DialledByKeys(digits, among: phones) == .nobody, "\(digits)")
        }
    }
}

extension DispatchedHouse {
    /// The program ends and begins anew; the calls that it kept go on at the exchange.
    fileprivate func nextLife(after life: Life) async throws -> Life {
        await life.end()
        return try await live()
    }
}
