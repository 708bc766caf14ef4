import Basics
import People

/// When the house itself may call somebody on a list: a rule that needs no database (SPEC T1).
package struct CallRoundRule: Sendable {
    private let list: CallRound
    private let zone: Zone

    package init(_ list: CallRound) {
        self.list = list
        zone = Zone(list.settings.zone)
    }

    package enum Verdict: Sendable, Hashable {
        case now
        /// It is night where they are; they may be called from then on.
        case asleep(until: Moment)
        /// It is not their turn: settled, before somebody, called by now, to be called later, or the list rests.
        case no
    }

    package func verdict(on entry: CallRoundEntry, at now: Moment) -> Verdict {
        guard isCalling, entry.list == list.id, case .waiting(let from) = entry.state, from <= now,
            entry.attempts < list.settings.attempts.most
        else { return .no }
        return quietHoursEnd(for: entry.phone, at: now).map(Verdict.asleep) ?? .now
    }

    /// Whether the house calls those on it at all.
    package var isCalling: Bool { list.state == .running && list.settings.way == .progressive }

    func quietHoursEnd(for phone: PhoneNumber, at now: Moment) -> Moment? {
        QuietHours.end(for: phone, at: now, else: zone)
    }
}

extension CallRoundEntry {
    /// The house calls them by this person's phone, and nobody else does.
    package func called(by person: Person.ID, at now: Moment) -> CallRoundEntry {
        var next = self
        next.state = .called(person, since: now)
        return next
    }

    /// What becomes of them when the call that the house made is over.
    ///
    /// Whoever talked with them may have said already how it went, and then it is not for the call to say. Who was not reached is tried
    /// again by the rule; who was never rung, as when the agent's own phone was not answered, is as before.
    package func callEnded(_ end: HouseCallEnd, by rule: AttemptRule, at now: Moment) -> CallRoundEntry {
        guard case .called(let person, _) = state else { return self }
        switch end {
        case .talked:
            var next = self
            next.state = .talked(person, since: now)
            return next
        case .missed(let miss):
            var next = called(.notReached, by: rule, at: now)
            next.missed = miss
            return next
        case .notRung: return left(until: now)
        }
    }
}

/// How a call ended that the house made to somebody on a list.
package enum HouseCallEnd: Sendable, Hashable {
    case talked
    case missed(CallRoundMiss)
    /// Their phone did not ring.
    case notRung
}
