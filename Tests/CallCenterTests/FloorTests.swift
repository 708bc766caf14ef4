import Basics
import People
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Callers and those who answer, whatever happens in whatever order (SPEC T1).
@Suite struct `The floor` {
    @Test(arguments: 1...40)
    func `never gives two to one nor one to two`(_ seed: UInt64) throws {
        var house = FloorHouse(seed: seed)
        for _ in 0..<400 {
            house.step()
            house.check()
        }
    }

    @Test(arguments: 1...20)
    func `lets nobody be passed who has waited so much longer`(_ seed: UInt64) throws {
        var house = FloorHouse(seed: seed)
        for _ in 0..<300 {
            let decision = house.step()
            for ring in decision.rings {
                guard let served = house.floor.waiting[ring.call] else { continue }
                for other in house.floor.waiting.values where other.ringing == nil && other.kind == served.kind {
                    let isPassed =
                        !served.isHead && other.ownManager == nil && served.ownManager == nil && other.allowed == nil
                        && other.queue == served.queue
                        && served.since - other.since > WaitingCall.Standing.greatestAdvance
                    #expect(!isPassed, "\(other.call) was passed by \(served.call)")
                }
            }
        }
    }

    @Test(arguments: 1...20)
    func `serves everybody in the end`(_ seed: UInt64) throws {
        var house = FloorHouse(seed: seed)
        for _ in 0..<100 { house.step() }
        let isEmpty = house.drain()
        #expect(isEmpty, "\(house.floor.waiting.count) wait for ever")
    }

    @Test func `pauses who does not answer, and puts the caller first`() throws {
        var floor = CallFloor(`Callers are given to`.queues())
        let (now, one) = (FixedTime.start, `Callers are given to`.agent(1))
        floor.know([one, `Callers are given to`.agent(2, .onCall)])
        floor.arrive(`Callers are given to`.call("a", waited: .seconds(1)))
        floor.arrive(`Callers are given to`.call("b", waited: .seconds(0)))
        let ring = try #require(floor.decide(at: now).rings.first)
        #expect(ring.call == "a" && ring.person == one.person)
        #expect(floor.decide(at: now).rings.isEmpty, "asking twice rings once")
        let (instead, change) = floor.missed("a", at: ring.endpoint, isPhones: false, now)
        #expect(instead == nil)
        #expect(change == CallFloor.Change(person: one.person, turn: .missed))
        #expect(floor.agents[one.person]?.presence.state == .pause(.noAnswer, until: nil))
        #expect(floor.waiting["a"]?.isHead == true && floor.waiting["a"]?.ringing == nil)
    }

    @Test func `tries another phone of theirs before it gives somebody up`() throws {
        var floor = CallFloor(`Callers are given to`.queues())
        let phones = ["PJSIP/101", "PJSIP/201"].compactMap(Endpoint.init)
        let presence = AgentPresence(Person.ID(rawValue: 1), .available, since: FixedTime.start)
        floor.know([Agent(presence, phones: phones)])
        floor.arrive(`Callers are given to`.call("a", waited: .seconds(1)))
        _ = floor.decide(at: FixedTime.start)
        let second = floor.missed("a", at: phones[0], isPhones: true, FixedTime.start)
        #expect(second.instead?.endpoint == phones[1] && second.change == nil)
        let last = floor.missed("a", at: phones[1], isPhones: true, FixedTime.start)
        #expect(last.instead == nil && last.change?.turn == .phoneLost)
    }
}

/// A floor to which things happen by chance.
private struct FloorHouse {
    private(set) var floor: CallFloor
    private var random: SeededRandom
    private var now = FixedTime.start
    private var calls = 0
    private static let people: [Int64] = Array(1...6)

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        floor = CallFloor(
            `Callers are given to`.queues {
                $0.overflow = .init(after: .seconds(60), to: .queue(CallQueue.ID(rawValue: 2)))
            }
        )
        floor.know(Self.people.map { `Callers are given to`.agent($0, skill: $0 > 3 ? 4 : nil) })
    }

    @discardableResult
    mutating func step() -> Router.Decision {
        now = now + .seconds(Int.random(in: 0...20, using: &random))
        switch Int.random(in: 0..<12, using: &random) {
        case 0...3: arrive()
        case 4: if let call = any(floor.waiting.keys) { floor.leave(call) }
        case 5: missed()
        case 6, 7: answer()
        case 8: endTalk()
        case 9: wrapUp()
        case 10:
            turn(
                [.ready, .rest(.away), .rest(.pause(.rest, until: nil)), .rest(.meeting)].randomElement(using: &random)
                    ?? .ready
            )
        default: requeue()
        }
        return floor.decide(at: now)
    }

    func check() {
        let rung = floor.waiting.values.compactMap(\.ringing)
        #expect(Set(rung).count == rung.count, "one rings for two")
        for call in floor.waiting.values {
            guard let person = call.ringing else { continue }
            #expect(floor.agents[person]?.ringing == call.call)
            #expect(floor.talks[call.call] == nil, "rung for somebody who is talked with")
        }
        for agent in floor.agents.values {
            if let call = agent.ringing { #expect(floor.waiting[call]?.ringing == agent.person) }
            let talks = floor.talks.values.filter { $0.contains(agent.person) }.count
            #expect(talks <= 1, "with two callers at once")
            #expect((agent.presence.state == .onCall) == (talks > 0), "\(agent.presence.state) with \(talks) calls")
        }
    }

    /// Everybody works on and nobody else calls: is anyone left?
    mutating func drain() -> Bool {
        for _ in 0..<1000 where !floor.waiting.isEmpty {
            now = now + .seconds(30)
            for person in Self.people { _ = floor.turn(Person.ID(rawValue: person), .ready, now) }
            _ = floor.decide(at: now)
            answer()
            endTalk()
            endTalk()
        }
        return floor.waiting.isEmpty
    }

    private mutating func any<Item>(_ items: some Collection<Item>) -> Item? where Item: Hashable {
        Array(items).sorted { "\($0)" < "\($1)" }.randomElement(using: &random)
    }

    private mutating func arrive() {
        calls += 1
        let queue = Bool.random(using: &random) ? CallQueue.standard : CallQueue.ID(rawValue: 2)
        let standings: [WaitingCall.Standing] = [.plain, .plain, .valued, .claim]
        floor.arrive(
            WaitingCall(
                CallID("c\(calls)"),
                in: queue,
                Int.random(in: 0..<5, using: &random) == 0 ? .callback : .caller,
                since: now,
                standing: standings.randomElement(using: &random) ?? .plain,
                ownManager: Int.random(in: 0..<4, using: &random) == 0 ? Person.ID(rawValue: 2) : nil
            )
        )
    }

    private var rung: [WaitingCall] { floor.waiting.values.filter { $0.ringing != nil } }

    private mutating func missed() {
        guard let call = any(rung.map(\.call)), let person = floor.waiting[call]?.ringing,
            let phone = floor.agents[person]?.phones.first
        else { return }
        _ = floor.missed(call, at: phone, isPhones: Bool.random(using: &random), now)
    }

    private mutating func answer() {
        guard let call = any(rung.map(\.call)), let person = floor.waiting[call]?.ringing else { return }
        _ = floor.answered(call, by: person, now)
    }

    private mutating func endTalk() {
        guard let call = any(floor.talks.keys) else { return }
        _ = floor.ended(call, wrapUp: Bool.random(using: &random) ? .seconds(30) : .zero, now)
    }

    private mutating func wrapUp() {
        guard let person = any(floor.agents.keys) else { return }
        _ = floor.turn(person, .wrappedUp, now)
    }

    private mutating func turn(_ turn: AgentTurn) {
        guard let person = any(floor.agents.keys) else { return }
        _ = floor.turn(person, turn, now)
    }

    /// Somebody gives a caller back.
    private mutating func requeue() {
        guard let call = any(floor.talks.keys) else { return }
        _ = floor.ended(call, wrapUp: .zero, now)
        floor.arrive(`Callers are given to`.call(call, waited: .zero, isHead: true))
    }
}
