import Basics
import Clients
import People
import Store

/// Does one thing with many cases in one transaction: with each by its own verb, with all rights and rules of that. With what it can't
/// be done is said, each with its reason.
package struct BulkDesk {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// - Throws: `BulkRefusal`; `CaseRefusal.overtaken` when somebody was quicker at the last moment: nothing is done then.
    package func run(_ act: BulkAct, on chosen: [Chosen]) throws -> BulkOutcome {
        guard !chosen.isEmpty else { throw BulkRefusal.nothingChosen }
        guard chosen.count <= Bulk.most else { throw BulkRefusal.tooMany }
        let bulk = Bulk(id: tx.newID(), person: try CaseDesk(tx, member).person(), act: act.word, at: tx.now)
        var known = try tx.holdCases(Set(chosen.map(\.id)), visibleTo: member)
        let desk = CaseDesk(tx, member, holding: known)
        var (done, items, declined): ([Case], [Bulk.Item], [BulkOutcome.Declined]) = ([], [], [])
        for one in chosen {
            guard let found = known.removeValue(forKey: one.id) else {
                declined.append(.init(id: one.id, found: nil, why: CaseRefusal.notFound))
                continue
            }
            do {
                let before = BeforeBulk(found, tags: act.word == .tag ? try tx.tags(of: found) : [])
                let next = try perform(act, found, one.version, desk)
                done.append(next)
                items.append(Bulk.Item(caseID: found.id, version: next.version, before: before))
            } catch let why as any Refusal where !why.isOvertaken {
                declined.append(.init(id: one.id, found: found, why: why))
            }
        }
        if !done.isEmpty { try tx.insert(bulk, items) }
        return BulkOutcome(bulk: bulk.id, word: act.word, done: done, declined: declined)
    }

    /// Takes back what was done with those cases that nobody has touched since.
    /// - Parameter summary: what a hand-over back says.
    package func undo(_ id: Bulk.ID, summary: String) throws -> BulkOutcome {
        guard let bulk = try tx.findBulk(id), bulk.person == member.id else { throw BulkRefusal.notFound }
        guard bulk.undone == nil else { throw BulkRefusal.undone }
        let items = try tx.items(of: bulk)
        let known = try tx.holdCases(Set(items.map(\.caseID)), visibleTo: member)
        let desk = CaseDesk(tx, member, holding: known)
        var (done, declined): ([Case], [BulkOutcome.Declined]) = ([], [])
        for item in items {
            guard let found = known[item.caseID] else {
                declined.append(.init(id: item.caseID, found: nil, why: CaseRefusal.notFound))
                continue
            }
            do {
                guard found.version == item.version else { throw BulkRefusal.touchedSince }
                done.append(try desk.revert(bulk.act, found, item.before, summary: summary))
            } catch let why as any Refusal where !why.isOvertaken {
                declined.append(.init(id: item.caseID, found: found, why: why))
            }
        }
        try tx.markUndone(bulk)
        return BulkOutcome(bulk: id, word: bulk.act, done: done, declined: declined)
    }

    private func perform(_ act: BulkAct, _ found: Case, _ version: Int, _ desk: CaseDesk) throws -> Case {
        let id = found.id
        switch act {
        case .take: return try desk.take(id, version: version)
        case .handOver(let to, let summary):
            return try desk.handOver(id, version: version, to: to, summary: summary)
        case .own(let person, let summary):
            return try desk.handOwnership(id, version: version, to: person, summary: summary)
        case .prioritise(let priority):
            return try changed(found, by: try desk.change(id, version: version, CaseChange(priority: priority)))
        case .tag(let tags):
            let before = try tx.tags(of: found)
            let more = tags.filter { tag in !before.contains { $0.key == tag.key } }
            return try changed(found, by: try desk.change(id, version: version, CaseChange(tags: before + more)))
        case .setAside(let reason): return try desk.setAside(id, version: version, waitingFor: reason)
        case .resume: return try desk.resume(id, version: version)
        case .solve: return try desk.solve(id, version: version)
        case .close(let confirmation): return try desk.close(id, version: version, confirmedBy: confirmation)
        case .reopen: return try desk.reopen(id, version: version)
        }
    }

    /// - Throws: when the case has been so before: there would be nothing to take back.
    private func changed(_ old: Case, by next: Case) throws -> Case {
        guard next.version != old.version else { throw CaseRefusal.alreadyThere }
        return next
    }
}

extension Refusal {
    /// Whether the row was changed under our hands, so that what was written besides must not stay.
    fileprivate var isOvertaken: Bool { (self as? CaseRefusal) == .overtaken }
}
