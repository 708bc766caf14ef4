import Basics
import People
import Telephony

/// Whom to ring for which caller (SPEC T1): from who waits, who answers and the time, and from nothing else.
package struct Router: Sendable {
    package let queues: CallQueues

    package init(_ queues: CallQueues) {
        self.queues = queues
    }

    /// What is to be done now.
    package struct Decision: Sendable, Hashable {
        package var rings: [Ring] = []
        /// Those who wait for nobody: no one is on duty who could answer.
        package var unattended: [CallID: QueueSettings.Unattended] = [:]
        /// When to decide anew if nothing else happens: a reserve ends then, or a queue overflows.
        package var next: Moment?

        package init() {}
    }

    package struct Ring: Sendable, Hashable {
        package let call: CallID
        package let kind: WaitingCall.Kind
        package let person: Person.ID
        package let endpoint: Endpoint
        package let patience: Duration
    }

    /// Never two agents for one caller, nor one agent for two: each is taken off before the next is looked at.
    package func decide(
        _ waiting: some Collection<WaitingCall>,
        _ agents: some Collection<Agent>,
        at now: Moment
    ) -> Decision {
        var decision = Decision()
        var free = Dictionary(agents.filter(\.isFree).map { ($0.person, $0) }) { first, _ in first }
        let onDuty = Dictionary(agents.filter(\.isOnDuty).map { ($0.person, $0) }) { first, _ in first }
        for call in waiting.filter({ $0.ringing == nil }).sorted(by: { $0.comes(before: $1) }) {
            let reach = Reach(of: call, queues, at: now)
            if let agent = reach.best(among: free, onDuty), let endpoint = agent.within.first {
                free[agent.person] = nil
                decision.rings.append(
                    Ring(
                        call: call.call,
                        kind: call.kind,
                        person: agent.person,
                        endpoint: endpoint,
                        patience: reach.settings.ringTime
                    )
                )
                continue
            }
            if call.kind == .entry { continue }
            if reach.isDeserted(onDuty) { decision.unattended[call.call] = reach.settings.unattended }
            decision.next = [decision.next, reach.nextChange(onDuty)].compactMap(\.self).min()
        }
        return decision
    }
}

extension Router {
    /// Whether nobody is on duty who could ever answer those who wait there.
    package func isDeserted(_ queue: CallQueue.ID, _ agents: some Sequence<Agent>) -> Bool {
        let anybody = WaitingCall("", in: queue, since: Moment(milliseconds: 0))
        let onDuty = agents.filter(\.isOnDuty).map { ($0.person, $0) }
        return Reach(of: anybody, queues, at: anybody.since).isDeserted(Dictionary(onDuty) { first, _ in first })
    }
}

/// Who may answer one caller at one moment.
private struct Reach {
    let call: WaitingCall
    let settings: QueueSettings
    private let overflow: QueueSettings?
    private let overflowPerson: Person.ID?
    private let now: Moment

    init(of call: WaitingCall, _ queues: CallQueues, at now: Moment) {
        self.call = call
        self.now = now
        settings = queues[queues.open(call.queue)]?.settings ?? QueueSettings(name: "")
        switch settings.overflow?.target {
        case .queue(let id): (overflow, overflowPerson) = (queues[queues.open(id)]?.settings, nil)
        case .person(let id): (overflow, overflowPerson) = (nil, id)
        case nil: (overflow, overflowPerson) = (nil, nil)
        }
    }

    /// Their own manager, while the call is left to that one or when they are free; else whoever of those who may and can has been
    /// idle for longest, and of such the one least too good for it.
    func best(among free: [Person.ID: Agent], _ onDuty: [Person.ID: Agent]) -> Agent? {
        if let own = call.ownManager, mayKnow(own) {
            if let agent = free[own] { return agent }
            if isReserved, onDuty[own] != nil { return nil }
        }
        return free.values.filter { mayKnow($0.person) && answers($0, overflowing: isOverflowing) }.min { one, other in
            let (first, second) = (one.presence.since, other.presence.since)
            if first != second { return first < second }
            let (low, high) = (one.surplus(over: settings), other.surplus(over: settings))
            return low != high ? low < high : one.person < other.person
        }
    }

    /// Whether nobody is there who could ever answer, even when it has overflowed.
    func isDeserted(_ onDuty: [Person.ID: Agent]) -> Bool {
        !onDuty.values.contains {
            mayKnow($0.person) && ($0.person == call.ownManager || answers($0, overflowing: true))
        }
    }

    func nextChange(_ onDuty: [Person.ID: Agent]) -> Moment? {
        let reserveEnds = call.ownManager.flatMap { onDuty[$0] } == nil ? nil : call.since + settings.ownManagerFirst
        let overflows = settings.overflow.map { call.since + $0.after }
        return [reserveEnds, overflows].compactMap(\.self).filter { $0 > now }.min()
    }

    private var isReserved: Bool { now < call.since + settings.ownManagerFirst }

    private var isOverflowing: Bool { settings.overflow.map { now >= call.since + $0.after } ?? false }

    private func mayKnow(_ person: Person.ID) -> Bool { call.allowed?.contains(person) ?? true }

    private func answers(_ agent: Agent, overflowing: Bool) -> Bool {
        // Those on a list are called by those who take part, whatever queue they are of.
        if call.kind == .entry || agent.answers(settings) { return true }
        guard overflowing else { return false }
        return agent.person == overflowPerson || overflow.map(agent.answers) ?? false
    }
}
