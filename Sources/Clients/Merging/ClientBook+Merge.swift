import Basics
import Events
import People
import Store

extension ClientBook {
    /// The versions of two cards as somebody saw them who says that they are one.
    package struct SeenVersions: Sendable, Hashable {
        let survivor: Int
        let gone: Int

        package init(survivor: Int, gone: Int) {
            self.survivor = survivor
            self.gone = gone
        }
    }

    /// Makes one client of two. Whatever belongs to the one that is gone belongs to the survivor then; of two walls the stricter
    /// holds, and where one had none, only who may build walls may merge.
    ///
    /// - Parameter belongings: what goes along; the rooms above add their own.
    package func merge(
        _ gone: Client.ID,
        into survivor: Client.ID,
        seen: SeenVersions? = nil,
        choosing choice: MergeChoice,
        moving belongings: [Belonging]
    ) throws -> ClientMerge {
        try member.require(.changeClients)
        guard gone != survivor else { throw MergeRefusal.same }
        try tx.alone(on: ["client \(gone)", "client \(survivor)"])
        let (old, lost) = (try visible(survivor), try visible(gone))
        guard old.id == survivor, lost.id == gone else { throw MergeRefusal.mergedBefore }
        try seen?.check(old, lost)
        let (mine, yours) = (try tx.walling(of: survivor), try tx.walling(of: gone))
        if mine.confidential != yours.confidential { try member.require(.wallClients) }
        let walling = mine.stricter(with: yours)
        var new = try old.merged(with: lost, choice)
        if let manager = new.ownManager, !walling.letsIn(manager) { throw MergeRefusal.managerMayNotKnow }
        new.version = old.version + 1
        try tx.save(new)
        if walling != mine { try tx.wall(survivor, as: walling) }
        let merge = ClientMerge(
            id: tx.newID(),
            survivor: survivor,
            gone: gone,
            before: MergedCard(old, mine),
            after: MergedCard(new, walling),
            by: member.id,
            at: tx.now
        )
        try tx.insert(merge)
        for belonging in belongings { try tx.hand(belonging, from: gone, to: survivor, by: merge.id) }
        try tx.takeOffDoubles(of: merge)
        let left = try tx.leaveDoubledFields(of: merge)
        try tx.mark(lost, mergedInto: survivor)
        try tx.record(Event.clientMerged(lost, into: new, by: merge, leaving: left).map { ($0, by: member.actor) })
        return merge
    }

    /// Makes two clients of one again. Each gets back what it had, as far as it stands as the merge left it. What came in since
    /// stays with the survivor, but for what hangs on something that goes back: a letter goes with its case, a number with its
    /// contact.
    @discardableResult
    package func undo(_ id: ClientMerge.ID, moving belongings: [Belonging]) throws -> ClientMerge {
        try member.require(.changeClients)
        guard let seen = try tx.findMerge(id) else { throw MergeRefusal.notFound }
        try tx.alone(on: ["client \(seen.gone)", "client \(seen.survivor)"])
        guard let merge = try tx.findMerge(id), let lost = try tx.row(of: merge.gone),
            try tx.findClient(merge.survivor, visibleTo: member) != nil
        else { throw MergeRefusal.notFound }
        guard merge.undone == nil else { throw MergeRefusal.undoneBefore }
        let old = try visible(merge.survivor)
        guard old.id == merge.survivor else { throw MergeRefusal.survivorMerged }
        let wallings = (mine: try tx.walling(of: merge.survivor), yours: try tx.walling(of: merge.gone))
        guard member.id.map(wallings.yours.letsIn) ?? true else { throw MergeRefusal.notFound }
        let isOpened = wallings.mine == merge.after.walling && merge.before.walling != wallings.mine
        if isOpened { try member.require(.wallClients) }
        var new = merge.before.putBack(on: old, after: merge.after)
        new.version = old.version + 1
        try tx.save(new)
        if isOpened { try tx.wall(merge.survivor, as: merge.before.walling) }
        try tx.mark(lost, mergedInto: nil)
        for belonging in belongings { try tx.handBack(belonging, of: merge) }
        try tx.putBackDoubles(of: merge)
        try tx.setUndone(merge)
        try tx.record(Event.mergeUndone(lost, outOf: new, by: merge).map { ($0, by: member.actor) })
        return merge
    }
}

extension ClientBook.SeenVersions {
    fileprivate func check(_ survivor: Client, _ gone: Client) throws {
        guard survivor.version == self.survivor else { throw ClientRefusal.stale(current: survivor.version) }
        guard gone.version == self.gone else { throw ClientRefusal.stale(current: gone.version) }
    }
}
