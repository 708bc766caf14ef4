import Basics
import People
import Telephony

/// All who wait and all who answer: a value that is told what happens and says what is to be done.
package struct CallFloor: Sendable {
    package private(set) var waiting: [CallID: WaitingCall] = [:]
    package private(set) var agents: [Person.ID: Agent] = [:]
    /// With whom each caller is, or whom somebody has asked about them.
    package private(set) var talks: [CallID: Set<Person.ID>] = [:]
    /// Phones that could not be rung for a caller.
    private var deaf: [CallID: Set<Endpoint>] = [:]
    package var router: Router

    package init(_ queues: CallQueues) {
        router = Router(queues)
    }

    /// What somebody is to do from now on, to be kept.
    package struct Change: Sendable, Hashable {
        package let person: Person.ID
        package let turn: AgentTurn
    }

    /// Somebody begins to wait. One who waits already, and comes again, goes on waiting; nobody rings for them then.
    package mutating func arrive(_ call: WaitingCall) {
        var call = call
        if let person = call.ringing { agents[person]?.ringing = call.call }
        if let known = waiting[call.call] {
            release(known)
            call = known
            call.isHead = true
            call.ringing = nil
        }
        waiting[call.call] = call
    }

    /// Somebody waits no longer.
    package mutating func leave(_ call: CallID) {
        waiting[call] = nil
        for person in agents.keys where agents[person]?.ringing == call { agents[person]?.ringing = nil }
        deaf[call] = nil
    }

    /// Somebody's phone is to ring for a caller, whoever else might answer.
    /// - Returns: nil when the caller waits no longer or rings elsewhere already, or when they have no free phone.
    mutating func assign(_ call: CallID, to person: Person.ID) -> Router.Ring? {
        guard let known = waiting[call], known.kind == .caller, known.ringing == nil, let agent = agents[person],
            agent.ringing == nil, agent.presence.state != .onCall, let endpoint = agent.phones.first
        else { return nil }
        waiting[call]?.ringing = person
        agents[person]?.ringing = call
        let patience = router.queues[router.queues.open(known.queue)]?.settings.ringTime ?? .seconds(20)
        return Router.Ring(call: call, kind: known.kind, person: person, endpoint: endpoint, patience: patience)
    }

    /// - Returns: whether the caller waits, for nobody's phone rings yet.
    mutating func move(_ call: CallID, to queue: CallQueue.ID) -> Bool {
        guard let known = waiting[call], known.ringing == nil else { return false }
        waiting[call]?.queue = queue
        return true
    }

    /// Somebody's phone rings for a call that they make themselves.
    mutating func summon(_ person: Person.ID, for call: CallID) {
        agents[person]?.ringing = call
    }

    /// Decides who rings for whom, and holds that to be so.
    package mutating func decide(at now: Moment) -> Router.Decision {
        let decision = router.decide(waiting.values, agents.values, at: now)
        for ring in decision.rings {
            waiting[ring.call]?.ringing = ring.person
            agents[ring.person]?.ringing = ring.call
        }
        return decision
    }

    /// A phone rang in vain: whoever did not answer gets no calls until they say so, and the caller comes first.
    /// - Parameter isPhones: whether nobody could have answered it. Another phone of theirs may be rung then.
    /// - Returns: the phone to ring instead, or what becomes of them.
    package mutating func missed(
        _ call: CallID,
        at endpoint: Endpoint,
        isPhones: Bool,
        _ now: Moment
    ) -> (instead: Router.Ring?, change: Change?) {
        guard let known = waiting[call], let person = known.ringing, let agent = agents[person] else {
            return (nil, nil)
        }
        if isPhones {
            if let other = phone(of: agent, besides: endpoint, for: call) {
                let patience = router.queues[router.queues.open(known.queue)]?.settings.ringTime ?? .seconds(20)
                return (
                    Router.Ring(call: call, kind: known.kind, person: person, endpoint: other, patience: patience), nil
                )
            }
        }
        release(known)
        waiting[call]?.ringing = nil
        waiting[call]?.isHead = true
        deaf[call] = nil
        return (nil, turn(person, isPhones ? .phoneLost : .missed, now))
    }

    /// Where a caller who waits for nobody is to ring instead: somebody was asked about them, or handed them, at a phone that is dead.
    mutating func passed(_ call: CallID, at endpoint: Endpoint) -> Router.Ring? {
        guard waiting[call] == nil, let agent = agents.values.first(where: { $0.phones.contains(endpoint) }),
            let other = phone(of: agent, besides: endpoint, for: call)
        else { return nil }
        return Router.Ring(call: call, kind: .caller, person: agent.person, endpoint: other, patience: .seconds(20))
    }

    /// - Returns: another phone of theirs that was not tried in vain for this caller.
    private mutating func phone(of agent: Agent, besides endpoint: Endpoint, for call: CallID) -> Endpoint? {
        deaf[call, default: []].insert(endpoint)
        return agent.within.first { deaf[call]?.contains($0) == false }
    }

    /// Somebody is with the caller.
    package mutating func answered(_ call: CallID, by person: Person.ID, _ now: Moment) -> Change? {
        leave(call)
        talks[call, default: []].insert(person)
        return turn(person, .callBegan, now)
    }

    /// Somebody is not with the caller any more.
    package mutating func freed(_ person: Person.ID, of call: CallID, wrapUp: Duration, _ now: Moment) -> Change? {
        guard talks[call]?.remove(person) != nil else { return nil }
        if talks[call]?.isEmpty == true { talks[call] = nil }
        guard !talks.values.contains(where: { $0.contains(person) }) else { return nil }
        return turn(person, .callEnded(wrapUp: wrapUp), now)
    }

    /// - Returns: those who were with the caller.
    package mutating func ended(_ call: CallID, wrapUp: Duration, _ now: Moment) -> [Change] {
        leave(call)
        return (talks[call] ?? []).sorted().compactMap { freed($0, of: call, wrapUp: wrapUp, now) }
    }

    package mutating func turn(_ person: Person.ID, _ turn: AgentTurn, _ now: Moment) -> Change? {
        guard var agent = agents[person] else { return nil }
        let next = agent.presence.turned(turn, at: now)
        guard next != agent.presence else { return nil }
        agent.presence = next
        agents[person] = agent
        return Change(person: person, turn: turn)
    }

    /// What is known of people who answer is known anew; for whom their phones ring is not changed by it.
    package mutating func know(_ people: [Agent]) {
        let ringing = agents.mapValues(\.ringing)
        agents = Dictionary(people.map { ($0.person, $0) }) { first, _ in first }
        for (person, call) in ringing { agents[person]?.ringing = call }
        for (call, known) in waiting where known.ringing.map({ agents[$0] == nil }) ?? false {
            waiting[call]?.ringing = nil
        }
    }

    private mutating func release(_ call: WaitingCall) {
        if let person = call.ringing, agents[person]?.ringing == call.call { agents[person]?.ringing = nil }
    }
}
