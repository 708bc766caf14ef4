import Basics
import Logging
import People
import Store
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Callers and those who answer, brought together (SPEC T1, T2, T4).
@Suite struct `Callers who come in` {
    @Test(arguments: TestDatabase.engines)
    func `are given to who is free, one after another, and kept`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        try await house.ready(house.scene.cast.irina)
        let life = try await house.live()
        await life.board.comeIn("a", from: "+79160001122")
        try await life.until { await life.board.endpoint(rungFor: "a")?.resource == "101" }
        await life.board.comeIn("b", from: CallScene.anna)
        await life.board.answer("a")
        try await life.until { try await house.state(of: house.scene.cast.irina) == .onCall }
        #expect(await life.board.endpoint(rungFor: "b") == nil, "she talks")
        await life.board.hangUp("a")
        try await life.until { try await house.state(of: house.scene.cast.irina)?.name == "wrap-up" }
        #expect(await life.board.endpoint(rungFor: "b") == nil, "she writes down what was said")
        await life.board.wrapUp("a")
        try await life.until { await life.board.endpoint(rungFor: "b")?.resource == "101" }
        await life.board.answer("b")
        await life.board.hangUp("b")
        await life.board.wrapUp("b")
        try await life.until { try await house.scene.counts()["phone_call"] == 2 }
        try await life.until { try await house.scene.database.read { try $0.liveCallCount() } == 0 }
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `go to the next when somebody does not answer, who is paused`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        try await house.ready(house.scene.cast.irina)
        house.scene.time.advance(by: .seconds(1))
        try await house.ready(house.scene.cast.oleg)
        let life = try await house.live()
        await life.board.comeIn("a", from: "+79160001122")
        try await life.until { await life.board.endpoint(rungFor: "a")?.resource == "101" }
        await life.board.miss("a")
        try await life.until { await life.board.endpoint(rungFor: "a")?.resource == "102" }
        try await life.until {
            try await house.state(of: house.scene.cast.irina) == .pause(.noAnswer, until: nil)
        }
        await life.end()
    }

    @Test(arguments: TestDatabase.engines, [false, true])
    func `are passed on by the other phone of somebody whose first is dead`(on engine: Dialect, asking: Bool)
        async throws
    {
        let house = try await DispatchedHouse(on: engine)
        let (scene, oleg) = (house.scene, try #require(house.scene.cast.oleg.id))
        try await scene.database.write { [box = scene.box] tx in
            try PhoneBook(tx, .program, box: box).add(to: oleg, named: "Дом", as: "150")
        }
        try await house.ready(scene.cast.irina)
        let life = try await house.live()
        await life.board.comeIn("a", from: "+79160001122")
        try await life.until { await life.board.endpoint(rungFor: "a")?.resource == "101" }
        await life.board.answer("a")
        try await life.until { try await house.state(of: scene.cast.irina) == .onCall }
        let dead = try #require(Endpoint("PJSIP/102"))
        let wish: CallWish = asking ? .consult(dead, for: .seconds(20)) : .transfer(dead, for: .seconds(20))
        #expect(await life.board.wish(wish, of: "a") == .granted)
        await life.board.miss("a", .absent)
        try await life.until { await life.board.endpoint(rungFor: "a")?.resource == "150" }
        await life.board.answer("a")
        if asking { #expect(await life.board.wish(.complete, of: "a") == .granted) }
        try await life.until { try await house.state(of: scene.cast.oleg) == .onCall }
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `may be dealt with otherwise from now on, which whoever has the exchange is told`(on engine: Dialect)
        async throws
    {
        let scene = try await CallScene(on: engine)
        let heard = Task { [news = scene.database.engine.announcements()] in
            for await channel in news where channel == .callSettings { return true }
            return false
        }
        try await scene.database.write { tx in
            let standard = try #require(try tx.callQueues()[CallQueue.standard])
            var settings = standard.settings
            settings.wrapUp = .seconds(7)
            try QueueBook(tx, .program).change(standard.id, version: standard.version, to: settings)
        }
        #expect(await heard.value)
    }

    @Test(arguments: TestDatabase.engines)
    func `are called back when their turn comes, if nobody is there`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let life = try await house.live()
        try await life.until { house.desk.reception(of: "100").way == .callback }
        await life.board.comeIn("a", from: CallScene.anna)
        await life.board.sayAll("a")
        await life.board.hangUp("a")
        try await life.until { try await house.scene.counts()["call_back"] == 1 }
        try await house.ready(house.scene.cast.irina)
        try await life.until { await life.board.endpoint(rungFor: "out1")?.resource == "101" }
        await life.board.answer("out1")
        await life.board.reached("out1")
        try await life.until { try await house.state(of: house.scene.cast.irina) == .onCall }
        house.scene.time.advance(by: .seconds(30))
        await life.board.hangUp("out1")
        await life.board.wrapUp("out1")
        try await life.until {
            try await house.scene.database.read { try $0.callbacks(visibleTo: house.scene.cast.irina) }.isEmpty
        }
        #expect(try await house.scene.counts()["phone_call"] == 2)
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `are found again by the next life of the program`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        try await house.ready(house.scene.cast.irina)
        let first = try await house.live()
        await first.board.comeIn("a", from: "+79160001122")
        try await first.until { await first.board.endpoint(rungFor: "a") != nil }
        await first.board.answer("a")
        await first.board.comeIn("b", from: "+79160003344")
        try await first.until { try await house.scene.database.read { try $0.liveCallCount() } == 2 }
        try await first.until { try await house.state(of: house.scene.cast.irina) == .onCall }
        try await first.until { try await house.kept("b")?.entry.since != nil }
        await first.end()
        let second = try await house.live()
        try await second.until { await second.board.state(of: "a") != nil }
        #expect(try await house.state(of: house.scene.cast.irina) == .onCall)
        await second.board.hangUp("a")
        await second.board.wrapUp("a")
        try await second.until { await second.board.endpoint(rungFor: "b")?.resource == "101" }
        await second.board.answer("b")
        await second.board.hangUp("b")
        await second.board.wrapUp("b")
        try await second.until { try await house.scene.counts()["phone_call"] == 2 }
        await second.end()
    }
}
