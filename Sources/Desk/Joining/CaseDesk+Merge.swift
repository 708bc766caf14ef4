import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Makes one case part of another: all that was said and noted is there, and the one closes. What comes in on it later goes to
    /// the other.
    /// - Returns: the case that stays.
    @discardableResult
    package func merge(_ gone: Case.ID, version: Int, into survivor: Case.ID) throws -> Case {
        guard gone != survivor else { throw JoiningRefusal.same }
        let old = try handled(gone, version: version)
        guard let kept = try tx.findCase(survivor, visibleTo: member) else { throw JoiningRefusal.otherNotFound }
        guard old.client == kept.client else { throw JoiningRefusal.otherClient }
        guard try tx.survivor(of: gone) == nil, try tx.survivor(of: survivor) == nil else {
            throw JoiningRefusal.mergedBefore
        }
        guard !old.isClosed else { throw CaseRefusal.closed }
        try tx.moveAll(of: old, to: kept, by: member.id)
        try keep(old.merged(at: tx.now), over: old, "case.merged-away", ["other_number": Fact(kept.number)])
        let next = kept.joined(by: old, at: tx.now)
        let facts: [String: Fact] = ["other_number": Fact(old.number)]
        return try keep(next, over: kept, "case.merged", facts.merging(next.facts(changedFrom: kept)) { one, _ in one })
    }

    /// Makes two cases of one again: what was said before goes back, what came in since stays where it came in.
    /// - Returns: the case that stands for itself again.
    @discardableResult
    package func separate(_ gone: Case.ID) throws -> Case {
        try member.require(.workCases)
        let old = try visible(gone)
        guard let survivor = try tx.survivor(of: gone) else { throw JoiningRefusal.notMerged }
        let kept = try visible(survivor)
        guard try tx.survivor(of: survivor) == nil else { throw JoiningRefusal.survivorMerged }
        let before = try tx.moveAllBack(of: old, from: survivor)
        let alone = kept.left(by: old, as: before.kind, at: tx.now)
        let facts: [String: Fact] = ["other_number": Fact(old.number)]
        try keep(
            alone,
            over: kept,
            "case.merge-undone",
            facts.merging(alone.facts(changedFrom: kept)) { one, _ in one }
        )
        return try keep(
            old.separated(to: before.status, at: tx.now),
            over: old,
            "case.separated",
            ["other_number": Fact(kept.number)]
        )
    }

    /// Opens a case of its own for some of what was said on another, in the same hands.
    /// - Returns: the new case.
    package func split(
        _ id: Case.ID,
        version: Int,
        _ chosen: [Interaction.ID],
        subject: String
    ) throws -> Case {
        let old = try handled(id, version: version)
        guard try tx.survivor(of: id) == nil else { throw JoiningRefusal.mergedBefore }
        let moving = chosen.isEmpty ? [] : try tx.interactions(of: old, among: chosen)
        guard let first = moving.first, moving.count == Set(chosen).count,
            moving.count < (try tx.interactionCount(of: old))
        else { throw JoiningRefusal.allOrNothing }
        let line = try Wording.line(subject, of: "subject", mayBeEmpty: true)
        let new = old.splitOff(
            id: tx.newID(),
            number: Int(try tx.nextNumber(in: .serviceCase)),
            subject: line.isEmpty ? SubjectLine.of(first.text) : line,
            text: first.text,
            at: tx.now
        )
        try tx.insert(new)
        try tx.move(moving, to: new.id)
        _ = try tx.insert(CaseLink(new.id, .splitFrom, old.id), by: member.id)
        let facts: [String: Fact] = ["other_number": Fact(old.number), "count": Fact(moving.count)]
        try tx.record(.about(new, "case.split-from", from: nil, facts), by: actor)
        try keep(
            old.next(at: tx.now) { _ in },
            over: old,
            "case.split",
            ["other_number": Fact(new.number), "count": Fact(moving.count)]
        )
        return new
    }
}
