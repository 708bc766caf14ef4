import Basics
import Events
import People
import Store
import TestSupport
import Testing

@testable import CallCenter
@testable import Telephony

/// What people ask of calls from their pages (SPEC T1).
@Suite struct `What is asked of a call` {
    @Test(arguments: TestDatabase.engines)
    func `is done once, in its order, and told`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let irina = house.scene.cast.irina
        let life = try await house.talking(irina)
        try await house.ask(.hold, of: "a", irina)
        try await life.until { await life.board.state(of: "a")?.company == .nobody }
        let again = try await house.ask(.hold, of: "a", irina)
        try await house.ask(.retrieve, of: "a", irina)
        try await life.until { await life.board.state(of: "a")?.company == .outsider(aside: nil) }
        try await life.until { try await house.wishes(of: irina).allSatisfy { $0.state != .waiting } }
        let wishes = try await house.wishes(of: irina)
        #expect(wishes.count == 3)
        for wish in wishes { #expect(wish.state == (wish.id == again ? .declined(.unfit) : .done)) }
        #expect(await life.board.wishes.map(\.wish).suffix(3) == [.hold, .hold, .retrieve])
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `is for those in it, and for who oversees them, which is on record`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let (irina, oleg, pavel) = (house.scene.cast.irina, house.scene.cast.oleg, house.scene.cast.pavel)
        let life = try await house.talking(irina)
        await #expect(throws: CallWishRefusal.notYours) { try await house.ask(.hold, of: "a", oleg) }
        await #expect(throws: CallWishRefusal.noSuchCall) { try await house.ask(.hold, of: "b", irina) }
        await #expect(throws: CallWishRefusal.unfit) { try await house.ask(.say([]), of: "a", irina) }
        let other = try #require(Endpoint.phone("101"))
        await #expect(throws: RightsRefusal.self) {
            try await house.ask(.listen(other, .nobody, for: .seconds(20)), of: "a", irina)
        }
        let overseer = pavel.may(.overseeWork) ? pavel : house.scene.cast.vera
        await #expect(throws: CallWishRefusal.noPhone) {
            try await house.ask(.listen(other, .nobody, for: .seconds(20)), of: "a", overseer)
        }
        try await house.givePhone(to: overseer)
        let phone = try await house.phone(of: overseer)
        try await house.ask(.listen(phone, .nobody, for: .seconds(20)), of: "a", overseer)
        try await life.until { await life.board.endpoint(rungFor: "a") == phone }
        let acts = try await house.scene.database.read { snapshot in
            try snapshot.values("SELECT data FROM journal WHERE kind = 'agent.call-overseen'", as: String.self)
        }
        #expect(acts.count == 1 && acts.allSatisfy { $0.contains("listen") })
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `is that the work after it is done, by whoever says what they do now`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let irina = house.scene.cast.irina
        let life = try await house.talking(irina)
        await life.board.hangUp("a")
        try await life.until {
            if case .wrapUp = try await house.state(of: irina) { true } else { false }
        }
        try await life.until { try await house.kept("a")?.machine.legs.contains(where: \.isWrappingUp) == true }
        try await house.scene.database.write { tx in
            _ = try AgentDesk(tx, house.scene.cast.vera).ready(try #require(irina.id))
            try AgentDesk(tx, .program).hear(.callBegan, of: try #require(irina.id))
            try AgentDesk(tx, .program).hear(.callEnded(wrapUp: .seconds(60)), of: try #require(irina.id))
        }
        #expect(try await house.wishes(of: house.scene.cast.vera).isEmpty, "what others say ends nothing")
        try await house.ready(irina)
        try await life.until { await life.board.state(of: "a")?.isOver != false }
        try await life.until { try await house.wishes(of: irina).map(\.state) == [.done] }
        #expect(try await house.state(of: irina) == .available)
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `is not done when it is found too late, nor begun twice`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let irina = house.scene.cast.irina
        let first = try await house.talking(irina)
        try await first.until { try await house.kept("a")?.machine.legs.contains { $0.line == .up } == true }
        await first.end()
        try await house.ask(.hangUp, of: "a", irina)
        _ = try await house.scene.database.write { try $0.takeCallWishes() }
        try await house.ask(.hold, of: "a", irina)
        house.scene.time.advance(by: .seconds(11))
        let second = try await house.live()
        second.look()
        try await second.until { try await house.wishes(of: irina).allSatisfy { $0.state != .waiting } }
        #expect(try await house.wishes(of: irina).map(\.state) == [.declined(.late), .declined(.interrupted)])
        #expect(await second.board.wishes.isEmpty)
        await second.end()
    }

    /// Keys may be a card's number.
    @Test(arguments: TestDatabase.engines)
    func `is to press keys, which nobody knows once they are pressed, or too late to be`(on engine: Dialect)
        async throws
    {
        let house = try await DispatchedHouse(on: engine)
        let irina = house.scene.cast.irina
        let keys = try #require(KeyPresses("4276380012345678"))
        let life = try await house.talking(irina)
        try await house.ask(.press(keys), of: "a", irina)
        try await life.until { try await house.wishes(of: irina).map(\.state) == [.done] }
        #expect(await life.board.wishes.map(\.wish).last == .press(keys))
        await life.board.hangUp("a")
        try await life.until { try await house.kept("a")?.machine.phase == .parted }
        try await house.ask(.press(keys), of: "a", irina)
        try await life.until { try await house.wishes(of: irina).first?.state == .declined(.unfit) }
        await life.end()
        try await house.ask(.press(keys), of: "a", irina)
        #expect(try await house.allThatIsKept().contains(keys.description), "nobody has taken it yet")
        house.scene.time.advance(by: .seconds(11))
        #expect(try await house.scene.database.write { try $0.declineLateWishes() } == 1)
        #expect(try await !house.allThatIsKept().contains(keys.description))
        #expect(try await house.wishes(of: irina).allSatisfy { $0.wish == .call("a", .press(.forgotten)) })
    }

    @Test(arguments: TestDatabase.engines)
    func `may be to call somebody, whom no other call comes to meanwhile`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let irina = house.scene.cast.irina
        try await house.ready(irina)
        let life = try await house.live()
        let number = try #require(PhoneNumber(CallScene.anna))
        try await house.dial(number, irina)
        try await life.until { await life.board.endpoint(rungFor: "out0")?.resource == "101" }
        await life.board.comeIn("a", from: "+79160001122")
        try await house.dial(number, irina)
        try await life.until { try await house.wishes(of: irina).first?.state == .declined(.busy) }
        await life.board.answer("out0")
        await life.board.reached("out0")
        try await life.until { try await house.state(of: irina) == .onCall }
        #expect(await life.board.endpoint(rungFor: "a") == nil)
        await #expect(throws: CallWishRefusal.onCall) { try await house.dial(number, irina) }
        house.scene.time.advance(by: .seconds(5))
        await life.board.hangUp("out0")
        await life.board.wrapUp("out0")
        try await life.until { await life.board.endpoint(rungFor: "a")?.resource == "101" }
        await life.end()
    }

    @Test(arguments: TestDatabase.engines)
    func `may be that a caller comes to oneself, or waits elsewhere`(on engine: Dialect) async throws {
        let house = try await DispatchedHouse(on: engine)
        let (pavel, vera) = (house.scene.cast.pavel, house.scene.cast.vera)
        let overseer = pavel.may(.overseeWork) ? pavel : vera
        try await house.givePhone(to: overseer)
        let queue = try await house.scene.database.write { tx in
            let book = QueueBook(tx, vera)
            let standard = try #require(try tx.callQueues()[CallQueue.standard])
            var settings = standard.settings
            // Nobody is on duty, and callers wait all the same.
            settings.unattended = .wait
            try book.change(standard.id, version: standard.version, to: settings)
            return try book.add(QueueSettings(name: "Вторая"))
        }
        let life = try await house.live()
        await life.board.comeIn("a", from: "+79160001122")
        try await life.until { try await house.kept("a")?.entry.since != nil }
        try await house.scene.database.write { _ = try CallWishes($0, overseer).move("a", to: queue.id) }
        try await life.until { try await house.kept("a")?.entry.context.queue == queue.id }
        try await house.scene.database.write { _ = try CallWishes($0, overseer).take("a") }
        let phone = try await house.phone(of: overseer)
        try await life.until { await life.board.endpoint(rungFor: "a") == phone }
        await life.end()
    }
}

extension DispatchedHouse {
    /// A life of the program in which somebody talks with a caller.
    fileprivate func talking(_ member: Member) async throws -> Life {
        try await ready(member)
        let life = try await live()
        await life.board.comeIn("a", from: "+79160001122")
        try await life.until { await life.board.endpoint(rungFor: "a") != nil }
        await life.board.answer("a")
        try await life.until { try await state(of: member) == .onCall }
        try await life.until { try await kept("a")?.machine.company != nil }
        return life
    }

    /// Wherever something of a wish could be.
    fileprivate func allThatIsKept() async throws -> String {
        try await scene.database.read { snapshot in
            let wishes = try snapshot.values("SELECT wish FROM call_wish", as: String.self)
            let calls = try snapshot.values("SELECT machine || entry FROM live_call", as: String.self)
            let journal = try snapshot.values("SELECT data FROM journal", as: String.self)
            return (wishes + calls + journal).joined()
        }
    }

    @discardableResult
    fileprivate func ask(_ wish: CallWish, of call: CallID, _ member: Member) async throws -> AskedWish.ID {
        try await scene.database.write { try CallWishes($0, member).ask(wish, of: call) }
    }

    fileprivate func dial(_ number: PhoneNumber, _ member: Member) async throws {
        _ = try await scene.database.write { try CallWishes($0, member).dial(number) }
    }

    fileprivate func wishes(of member: Member) async throws -> [AskedWish] {
        try await scene.database.read {
            try $0.callWishes(of: try #require(member.id), since: Moment(milliseconds: 0))
        }
    }

    fileprivate func givePhone(to member: Member) async throws {
        let person = try #require(member.id)
        try await scene.database.write { [box = scene.box] tx in
            guard try tx.phones(of: [person]).isEmpty else { return }
            try PhoneBook(tx, .program, box: box).add(to: person, named: "Стол")
        }
    }

    fileprivate func phone(of member: Member) async throws -> Endpoint {
        let person = try #require(member.id)
        return try #require(try await scene.database.read { try $0.phones(of: [person]).first?.endpoint })
    }
}

extension CallMachine {
    fileprivate var company: Talk.Company? {
        if case .talking(let talk) = phase { talk.company } else { nil }
    }
}
