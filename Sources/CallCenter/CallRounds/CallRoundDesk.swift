import Basics
import Clients
import Events
import People
import Store

/// Works through the lists of those to call.
package struct CallRoundDesk {
    let tx: Transaction
    let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// For how long somebody is left to who has them before them.
    static let holding = Duration.minutes(15)

    /// So many who sleep are passed over at once.
    private static let mostAsleep = 200

    /// The one that this member has before them already, or the next who may be called at this hour.
    /// - Returns: nil when nobody is to be called now.
    package func next(of id: CallRound.ID) throws -> CallRoundEntry? {
        let list = try running(id)
        if let held = try tx.callRoundEntry(heldBy: member, of: id) { return held }
        for _ in 0..<Self.mostAsleep {
            guard let next = try tx.takeNext(of: id, for: member, until: tx.now + Self.holding) else { return nil }
            guard let morning = quietHoursEnd(next, list) else { return next }
            try tx.save(next.left(until: morning))
        }
        return nil
    }

    /// What came of the call to the one who is before this member.
    @discardableResult
    package func settle(
        _ id: CallRoundEntry.ID,
        _ outcome: CallRoundOutcome,
        note: String = ""
    ) throws -> CallRoundEntry {
        let (entry, list) = try held(id)
        if case .later(let moment) = outcome {
            guard moment > tx.now, moment < tx.now + Self.furthest else { throw CallRoundRefusal.timeUnfit }
        }
        var next = entry.called(outcome, by: list.settings.attempts, at: tx.now)
        next.note = try Wording.text(note, of: "note", atMost: 2_000, mayBeEmpty: true)
        try tx.save(next)
        try record(next, list, outcome)
        // Whoever has said how it went may be given the next.
        if list.settings.way == .progressive { try tx.announce(.agents) }
        return next
    }

    /// Leaves the one who is before this member to others.
    @discardableResult
    package func giveBack(_ id: CallRoundEntry.ID) throws -> CallRoundEntry {
        let entry = try held(id).entry
        guard case .taken = entry.state else { throw CallRoundRefusal.onTheLine }
        let next = entry.left(until: tx.now)
        try tx.save(next)
        return next
    }

    /// Rings this member's phone, and then the one who is before them.
    package func call(_ id: CallRoundEntry.ID) throws -> CallRoundEntry {
        let (entry, list) = try held(id)
        guard case .taken = entry.state else { throw CallRoundRefusal.onTheLine }
        if let morning = quietHoursEnd(entry, list) { throw CallRoundRefusal.quiet(until: morning) }
        try CallWishes(tx, member).dial(entry.phone, about: nil)
        return entry
    }

    private static let furthest = Duration.days(90)

    private func quietHoursEnd(_ entry: CallRoundEntry, _ list: CallRound) -> Moment? {
        CallRoundRule(list).quietHoursEnd(for: entry.phone, at: tx.now)
    }

    private func running(_ id: CallRound.ID) throws -> CallRound {
        try member.require(.workCases)
        guard let list = try tx.findCallRound(id) else { throw CallRoundRefusal.notFound }
        guard list.state == .running else { throw CallRoundRefusal.notRunning }
        return list
    }

    private func held(_ id: CallRoundEntry.ID) throws -> (entry: CallRoundEntry, list: CallRound) {
        try member.require(.workCases)
        try tx.alone(on: "call round entry \(id)")
        guard let entry = try tx.findCallRoundEntry(id, visibleTo: member), let list = try tx.findCallRound(entry.list)
        else { throw CallRoundRefusal.notFound }
        guard let holder = entry.state.holder, holder == member.id else { throw CallRoundRefusal.notYours }
        return (entry, list)
    }

    private func record(_ entry: CallRoundEntry, _ list: CallRound, _ outcome: CallRoundOutcome) throws {
        let data: [String: Fact] = [
            "name": .text(list.settings.name), "outcome": .text(outcome.name), "attempts": Fact(entry.attempts),
        ]
        let event = Event("call-round.called", of: list.eventSubject, client: entry.client.rawValue, data: data)
        try tx.record(event, by: member.actor)
    }
}
