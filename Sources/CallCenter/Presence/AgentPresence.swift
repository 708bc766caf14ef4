import Basics
import People

/// What somebody is doing since when, and what they will do when a call is over.
package struct AgentPresence: Sendable, Hashable {
    package let person: Person.ID
    package var state: AgentState
    package var since: Moment
    /// A state of rest that begins after the call.
    package var afterwards: AgentState?

    package init(_ person: Person.ID, _ state: AgentState, since: Moment, afterwards: AgentState? = nil) {
        self.person = person
        self.state = state
        self.since = since
        self.afterwards = afterwards
    }
}

/// What changes it.
package enum AgentTurn: Hashable, Sendable {
    /// They answer calls from now on.
    case ready
    /// They want to rest; during a call, after it.
    case rest(Rest)
    /// A phone of theirs is with a caller.
    case callBegan
    /// The last of their calls is over.
    case callEnded(wrapUp: Duration)
    case wrappedUp
    /// A phone of theirs rang in vain.
    case missed
    /// A phone of theirs could not be rung.
    case phoneLost
}

extension AgentPresence {
    /// What they do from now on. What does not fit what they are doing changes nothing.
    package func turned(_ turn: AgentTurn, at now: Moment) -> AgentPresence {
        var next = self
        switch (turn, state) {
        case (.ready, .onCall): next.afterwards = nil
        case (.rest(let rest), .onCall): next.afterwards = rest.state(at: now)
        case (.ready, _): next.state = .available
        case (.rest(let rest), _): next.state = rest.state(at: now)
        case (.callBegan, .onCall): break
        case (.callBegan, .away), (.callBegan, .pause), (.callBegan, .meeting):
            // Who calls out of a pause goes on with it.
            next.afterwards = state
            next.state = .onCall
        case (.callBegan, _): next.state = .onCall
        case (.callEnded(let span), .onCall) where span > .zero: next.state = .wrapUp(until: now + span)
        case (.callEnded, .onCall), (.wrappedUp, .wrapUp): next.state = afterwards ?? .available
        case (.missed, .available): next.state = .pause(.noAnswer, until: nil)
        case (.phoneLost, .available): next.state = .pause(.phoneLost, until: nil)
        case (.callEnded, _), (.wrappedUp, _), (.missed, _), (.phoneLost, _): break
        }
        switch next.state {
        case .onCall, .wrapUp: break
        default: next.afterwards = nil
        }
        if next.state != state { next.since = max(now, since) }
        return next
    }

    /// As it stands when the program begins again: whom no call has any more goes on as if it had ended.
    package func recovered(isOnCall: Bool, at now: Moment) -> AgentPresence {
        switch state {
        case .onCall where !isOnCall: turned(.callEnded(wrapUp: .zero), at: now)
        case .wrapUp(let until) where !isOnCall && until <= now: turned(.wrappedUp, at: now)
        case _ where isOnCall: turned(.callBegan, at: now)
        default: self
        }
    }
}
