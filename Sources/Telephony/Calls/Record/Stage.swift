import Basics

/// What the outsider's time is spent on.
package enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    /// Before the answer; in a call out, while the own phone rings.
    case arriving
    /// Greeted, choosing, leaving a message.
    case menu
    case waiting
    /// In a call out: the other phone rings.
    case reaching
    case talking
    case held
}

/// A stretch of a call.
package struct StageSpan: Hashable, Sendable, Codable {
    package let stage: Stage
    package let from: Moment
    package let to: Moment
    /// Whose phone it was spent with.
    package let leg: ChannelID?

    package init(stage: Stage, from: Moment, to: Moment, leg: ChannelID?) {
        self.stage = stage
        self.from = from
        self.to = to
        self.leg = leg
    }
}

/// Which stage began when: each ends where the next begins, so that a call's time has neither gap nor overlap.
struct Ledger: Hashable, Sendable, Codable {
    private struct Entry: Hashable, Codable, Sendable {
        let stage: Stage
        let leg: ChannelID?
        let since: Moment
    }

    private var entries: [Entry]
    private(set) var ended: Moment?

    init(at moment: Moment) {
        entries = [Entry(stage: .arriving, leg: nil, since: moment)]
    }

    var began: Moment { entries[0].since }

    mutating func turn(to stage: Stage, with leg: ChannelID?, at moment: Moment) {
        guard ended == nil, let last = entries.last, last.stage != stage || last.leg != leg else { return }
        entries.append(Entry(stage: stage, leg: leg, since: max(moment, last.since)))
    }

    mutating func end(at moment: Moment) {
        guard ended == nil else { return }
        ended = max(moment, entries.last?.since ?? moment)
    }

    func spans(until now: Moment) -> [StageSpan] {
        let ends = entries.dropFirst().map(\.since) + [ended ?? now]
        return zip(entries, ends).map { StageSpan(stage: $0.stage, from: $0.since, to: $1, leg: $0.leg) }
            .filter { $0.to > $0.from }
    }
}
