import Basics
import People
import Telephony
import TestSupport
import Testing

@testable import CallCenter

/// Whom to ring for whom (SPEC T1).
@Suite struct `Callers are given to` {
    static let now = FixedTime.start
    static let sales = CallQueue.ID(rawValue: 2)
    static let skill = Skill.ID(rawValue: 77)

    static func person(_ number: Int64) -> Person.ID { Person.ID(rawValue: number) }

    static func agent(
        _ number: Int64,
        _ state: AgentState = .available,
        idle: Duration = .seconds(60),
        line: People.Line = .first,
        skill level: Int? = nil
    ) -> Agent {
        Agent(
            AgentPresence(person(number), state, since: now - idle),
            line: line,
            skills: level.map { [skill: $0] } ?? [:],
            phones: [Endpoint("PJSIP/\(100 + number)")].compactMap(\.self)
        )
    }

    static func call(
        _ name: CallID,
        in queue: CallQueue.ID = CallQueue.standard,
        waited: Duration,
        _ standing: WaitingCall.Standing = .plain,
        own: Int64? = nil,
        allowed: Set<Person.ID>? = nil,
        isHead: Bool = false
    ) -> WaitingCall {
        WaitingCall(
            name,
            in: queue,
            since: now - waited,
            standing: standing,
            ownManager: own.map(person),
            allowed: allowed,
            isHead: isHead
        )
    }

    static func queues(_ change: (inout QueueSettings) -> Void = { _ in }) -> CallQueues {
        var standard = QueueSettings(name: "Общая")
        change(&standard)
        var sales = QueueSettings(name: "Продажи")
        sales.needs = [skill: 3]
        return CallQueues([
            CallQueue(id: CallQueue.standard, settings: standard, version: 1, closed: nil),
            CallQueue(id: Self.sales, settings: sales, version: 1, closed: nil),
        ])
    }

    private func given(
        _ waiting: [WaitingCall],
        _ agents: [Agent],
        _ queues: CallQueues = Self.queues()
    ) -> [String: Int64] {
        let rings = Router(queues).decide(waiting, agents, at: Self.now).rings
        return Dictionary(uniqueKeysWithValues: rings.map { ($0.call.text, $0.person.rawValue) })
    }

    @Test func `whoever has been idle for longest`() {
        let agents = [Self.agent(1, idle: .seconds(5)), Self.agent(2, idle: .seconds(50)), Self.agent(3, .onCall)]
        #expect(
            given([Self.call("a", waited: .seconds(3)), Self.call("b", waited: .seconds(9))], agents) == [
                "b": 2, "a": 1,
            ]
        )
    }

    @Test func `those alone who can help, on their line`() {
        let call = Self.call("a", in: Self.sales, waited: .seconds(1))
        #expect(given([call], [Self.agent(1, skill: 2), Self.agent(2, line: .second, skill: 5)]).isEmpty)
        #expect(given([call], [Self.agent(1), Self.agent(3, idle: .seconds(1), skill: 3)]) == ["a": 3])
    }

    @Test func `their own manager first, for a while`() {
        let agents = [Self.agent(1), Self.agent(2, .onCall)]
        #expect(given([Self.call("a", waited: .seconds(19), own: 2)], agents).isEmpty, "she will be free soon")
        #expect(given([Self.call("a", waited: .seconds(20), own: 2)], agents) == ["a": 1])
        let away = [Self.agent(1), Self.agent(2, .away)]
        #expect(given([Self.call("a", waited: .seconds(1), own: 2)], away) == ["a": 1], "nobody waits for her")
        let free = [Self.agent(1), Self.agent(2, idle: .zero, line: .second)]
        #expect(given([Self.call("a", waited: .seconds(1), own: 2)], free) == ["a": 2])
        let decision = Router(Self.queues()).decide(
            [Self.call("a", waited: .seconds(19), own: 2)],
            agents,
            at: Self.now
        )
        #expect(decision.next == Self.now + .seconds(1))
    }

    @Test func `one after another: claims and valued clients sooner, those who were given back first`() {
        let one = [Self.agent(1)]
        let plain = Self.call("plain", waited: .seconds(100))
        #expect(given([plain, Self.call("claim", waited: .seconds(1), .claim)], one) == ["claim": 1])
        #expect(given([plain, Self.call("valued", waited: .seconds(1), .valued)], one) == ["plain": 1])
        #expect(given([plain, Self.call("head", waited: .zero, isHead: true)], one) == ["head": 1])
        let long = Self.call("long", waited: .seconds(122))
        #expect(given([long, Self.call("claim", waited: .seconds(1), .claim)], one) == ["long": 1])
    }

    @Test func `others when they have waited too long`() {
        let queues = Self.queues { $0.overflow = .init(after: .seconds(30), to: .queue(Self.sales)) }
        let expert = [Self.agent(1, line: .first, skill: 3), Self.agent(2, .onCall)]
        let second = [Self.agent(5, line: .second)]
        #expect(given([Self.call("a", waited: .seconds(29))], second, queues).isEmpty)
        #expect(given([Self.call("a", waited: .seconds(31))], expert, queues) == ["a": 1])
        let toPerson = Self.queues { $0.overflow = .init(after: .seconds(30), to: .person(Self.person(5))) }
        #expect(given([Self.call("a", waited: .seconds(29))], second, toPerson).isEmpty)
        #expect(given([Self.call("a", waited: .seconds(30))], second, toPerson) == ["a": 5])
    }

    @Test func `nobody who may not know of them`() {
        let call = Self.call("a", waited: .seconds(60), own: 1, allowed: [Self.person(2)])
        #expect(given([call], [Self.agent(1), Self.agent(2, idle: .zero)]) == ["a": 2])
        let decision = Router(Self.queues()).decide([call], [Self.agent(1)], at: Self.now)
        #expect(decision.unattended == ["a": .callback])
    }

    @Test func `nobody's hands where nobody is on duty, and that is said`() {
        let call = Self.call("a", waited: .seconds(5))
        let pauses = [Self.agent(1, .pause(.lunch, until: nil)), Self.agent(2, .away)]
        #expect(Router(Self.queues()).decide([call], pauses, at: Self.now).unattended == ["a": .callback])
        let busy = [Self.agent(1, .wrapUp(until: Self.now))]
        #expect(Router(Self.queues()).decide([call], busy, at: Self.now).unattended.isEmpty)
    }

    @Test func `the queue that a closed one leads to`() {
        var closing = QueueSettings(name: "Старая")
        closing.overflow = .init(after: .seconds(60), to: .queue(Self.sales))
        let closed = CallQueue(id: .init(rawValue: 3), settings: closing, version: 1, closed: Self.now)
        let lone = CallQueue(
            id: .init(rawValue: 4),
            settings: QueueSettings(name: "Пустая"),
            version: 1,
            closed: Self.now
        )
        let queues = CallQueues(Self.queues().all + [closed, lone])
        #expect(queues.open(closed.id) == Self.sales)
        #expect(queues.open(lone.id) == CallQueue.standard)
        #expect(queues.open(.init(rawValue: 99)) == CallQueue.standard)
    }
}
