import Basics
import Clients
import Desk

/// What a caller may be calling about (SPEC W2), with how likely it is beside the others.
package struct LikelyReason: Sendable, Hashable {
    package let about: About
    /// Without a unit; the greatest comes first.
    let weight: Int

    package enum About: Sendable, Hashable {
        /// We did not do by its time what we had promised.
        case brokenPromise(PromiseLine)
        /// Its time comes within a day.
        case promiseSoon(PromiseLine)
        case claim(Case)
        case openCase(Case)
        /// We wrote to them, or talked with them, a short while ago.
        case lastWord(Interaction)
        /// They tried to reach us in vain.
        case missedCall(Callback)
    }
}

/// Ranks what is known of a client.
package struct LikelyReasons: Sendable, Hashable {
    package let ranked: [LikelyReason]

    package init(
        cases: [Case],
        promises: [PromiseLine],
        touches: [Interaction],
        callback: Callback?,
        at now: Moment,
        limit: Int = 5
    ) {
        let reasons =
            promises.compactMap { LikelyReason($0, at: now) } + cases.map { LikelyReason($0, at: now) }
            + touches.compactMap { LikelyReason($0, at: now) } + [callback.map { LikelyReason($0) }].compactMap(\.self)
        // What is said first of two that are as likely is what it was given first.
        let sorted = reasons.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
        var seen: Set<Case.ID> = []
        let each = sorted.map(\.element).filter { reason in reason.caseID.map { seen.insert($0).inserted } ?? true }
        ranked = Array(each.prefix(limit))
    }
}

extension LikelyReason {
    fileprivate init?(_ line: PromiseLine, at now: Moment) {
        switch line.promise.standing(at: now) {
        case .broken: self.init(about: .brokenPromise(line), weight: 1000 + Self.days(now - line.promise.due, most: 30))
        case .calm, .soon:
            guard line.promise.due - now <= .days(1) else { return nil }
            self.init(about: .promiseSoon(line), weight: 500)
        case .kept, .keptLate, .withdrawn: return nil
        }
    }

    fileprivate init(_ found: Case, at now: Moment) {
        let recent = max(0, 60 - Self.days(now - found.touched, most: 60))
        let isLate = found.due.map { $0 < now } ?? false
        let urgency = found.priority.rawValue * 10 + (isLate ? 150 : 0)
        switch found.status.word {
        case .closed: self.init(about: .openCase(found), weight: 0)
        // They have been told, and may want to say that it is so, or not.
        case .solved: self.init(about: .openCase(found), weight: 150 + recent)
        case .new, .working, .waiting:
            let isClaim = found.kind == .claim
            self.init(
                about: isClaim ? .claim(found) : .openCase(found),
                weight: (isClaim ? 700 : 200) + urgency + recent
            )
        }
    }

    fileprivate init?(_ touch: Interaction, at now: Moment) {
        let age = now - touch.at
        guard age <= .days(7), touch.direction == .out else { return nil }
        self.init(about: .lastWord(touch), weight: 420 - 50 * Self.days(age, most: 7))
    }

    fileprivate init(_ callback: Callback) {
        self.init(about: .missedCall(callback), weight: 300 + 20 * min(callback.calls, 5))
    }

    fileprivate static func days(_ span: Duration, most: Int) -> Int {
        min(max(0, Int(span.components.seconds / 86_400)), most)
    }

    /// The case that it is about; each is offered once, for its best reason.
    fileprivate var caseID: Case.ID? {
        switch about {
        case .brokenPromise(let line), .promiseSoon(let line): line.promise.caseID
        case .claim(let found), .openCase(let found): found.id
        case .lastWord(let touch): touch.caseID
        case .missedCall: nil
        }
    }
}
