import Basics
import Events
import People
import Store
import Telephony

/// Says what people who answer calls are doing (SPEC T3).
package struct AgentDesk {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// Takes calls from now on, or after the call that goes on.
    @discardableResult
    package func ready(_ person: Person.ID) throws -> AgentPresence {
        try requireMay(person)
        try endWorkAfterCall(of: person)
        return try turn(person, .ready)
    }

    /// Takes no calls from now on, or after the call that goes on.
    @discardableResult
    package func rest(_ person: Person.ID, _ rest: Rest) throws -> AgentPresence {
        try requireMay(person)
        if case .pause(let reason, let until) = rest {
            guard PauseReason.offered.contains(reason) else { throw AgentRefusal.reasonUnfit }
            guard until.map({ $0 > tx.now }) ?? true else { throw AgentRefusal.over }
        }
        try endWorkAfterCall(of: person)
        return try turn(person, .rest(rest))
    }

    /// What calls make of somebody. Told twice it is done once, for it then fits no longer.
    @discardableResult
    package func hear(_ turn: AgentTurn, of person: Person.ID) throws -> AgentPresence {
        try self.turn(person, turn)
    }

    /// When the program begins again: nobody is left on a call that is no more.
    /// - Parameter talking: whose calls go on.
    package func recover(talking: Set<Person.ID>) throws {
        for (person, old) in try tx.presences().sorted(by: { $0.key < $1.key }) {
            try tx.alone(on: Self.turnstile(person))
            try keep(old.recovered(isOnCall: talking.contains(person), at: tx.now), over: old, false)
        }
    }

    private func turn(_ person: Person.ID, _ turn: AgentTurn) throws -> AgentPresence {
        try tx.alone(on: Self.turnstile(person))
        let known = try tx.presences(of: [person])[person]
        let old = known ?? AgentPresence(person, .away, since: tx.now)
        return try keep(old.turned(turn, at: tx.now), over: old, known == nil)
    }

    @discardableResult
    private func keep(_ next: AgentPresence, over old: AgentPresence, _ isFirst: Bool) throws -> AgentPresence {
        if next != old { try tx.announce(.agents) }
        if next.state != old.state || isFirst && next.state != .away {
            try tx.begin(next, by: member.id)
            try record(next, over: old)
        } else if next != old {
            try tx.setAfterwards(next)
        }
        return next
    }

    /// Whoever says themselves what they do now is done with the call before, and its record ends there (SPEC T1). What others say of
    /// them ends nothing.
    private func endWorkAfterCall(of person: Person.ID) throws {
        guard person == member.id, case .wrapUp = try tx.presence(of: person).state else { return }
        for call in try tx.ongoingCalls(of: person, visibleTo: member) {
            guard let part = call.party(of: person), case .wrapUp = part.state else { continue }
            try CallWishes(tx, member).ask(.wrapUpDone(part.channel), of: call.name)
        }
    }

    private func requireMay(_ person: Person.ID) throws {
        try member.require(person == member.id ? .workCases : .overseeWork)
        guard let found = try tx.findPerson(person), found.state != .left else { throw StaffRefusal.noSuchPerson }
    }

    /// Of calls and the work after them the calls themselves tell.
    private func record(_ next: AgentPresence, over old: AgentPresence) throws {
        switch next.state {
        case .onCall, .wrapUp: return
        case .available where member.id == nil: return
        default: break
        }
        let data: [String: Fact] = [
            "agent_state_from": .text(old.state.name), "agent_state_to": .text(next.state.name),
            "pause": Fact(next.state.reason?.rawValue), "until": Fact(next.state.until),
        ]
        try tx.record(
            Event("agent.state-changed", of: Event.Subject(.person, next.person), data: data),
            by: member.actor
        )
    }

    /// What somebody's state is alone with.
    package static func turnstile(_ person: Person.ID) -> String { "agent \(person)" }
}

extension Store.Channel {
    /// Somebody who answers calls does something else now.
    package static let agents = Store.Channel("agents")
}

package enum AgentRefusal: Refusal, Equatable {
    /// It is no reason that people give.
    case reasonUnfit
    /// The pause would be over already.
    case over

    package var standing: Standing { .invalid }

    package var reason: TextKey {
        switch self {
        case .reasonUnfit: "refusal.agent.reason-unfit"
        case .over: "refusal.agent.over"
        }
    }

    package var field: String? {
        switch self {
        case .reasonUnfit: "reason"
        case .over: "until"
        }
    }
}
