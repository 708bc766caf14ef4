import Basics
import Clients
import Events
import People
import Store

/// Shapes the tree of causes.
package struct ClaimCauseBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    @discardableResult
    package func add(_ name: String, under parent: ClaimCause.ID? = nil) throws -> ClaimCause {
        let tree = try tree()
        let cause = ClaimCause(id: tx.newID(), parent: parent, name: try checked(name), version: 1, closed: nil)
        try requirePlace(for: cause, in: tree)
        try tx.insert(cause)
        try record("claim-cause.added", cause)
        return cause
    }

    /// Calls it otherwise, or makes it part of another one.
    @discardableResult
    package func change(
        _ id: ClaimCause.ID,
        version: Int,
        name: String,
        under parent: ClaimCause.ID?
    ) throws -> ClaimCause {
        let tree = try tree()
        guard let old = tree[id] else { throw ClaimCauseRefusal.notFound }
        guard old.version == version else { throw ClaimCauseRefusal.stale }
        let next = ClaimCause(
            id: id,
            parent: parent,
            name: try checked(name),
            version: version + 1,
            closed: old.closed
        )
        guard next.name != old.name || next.parent != old.parent else { return old }
        try requirePlace(for: next, in: tree)
        try tx.save(next, over: version)
        var facts: [String: Fact] = [:]
        if next.name != old.name { facts = ["name_from": .text(old.name), "name_to": .text(next.name)] }
        if next.parent != old.parent {
            facts["parent_from"] = Fact(tree[old.parent]?.name)
            facts["parent_to"] = Fact(tree[next.parent]?.name)
        }
        try record("claim-cause.changed", next, facts)
        return next
    }

    /// No claim gets it any more, nor what is part of it.
    package func close(_ id: ClaimCause.ID) throws {
        try settle(id, closed: tx.now, "claim-cause.closed")
    }

    package func reopen(_ id: ClaimCause.ID) throws {
        try settle(id, closed: nil, "claim-cause.reopened")
    }

    /// For what was added by mistake: no claim has it, and nothing is part of it.
    package func remove(_ id: ClaimCause.ID) throws {
        guard let cause = try tree()[id] else { throw ClaimCauseRefusal.notFound }
        guard try !tx.claimCauseIsInUse(id) else { throw ClaimCauseRefusal.inUse }
        try tx.delete(cause)
        try record("claim-cause.removed", cause)
    }

    private func settle(_ id: ClaimCause.ID, closed: Moment?, _ event: Event.Kind) throws {
        guard let old = try tree()[id] else { throw ClaimCauseRefusal.notFound }
        guard (old.closed == nil) != (closed == nil) else { return }
        let next = ClaimCause(id: id, parent: old.parent, name: old.name, version: old.version + 1, closed: closed)
        try tx.save(next, over: old.version)
        try record(event, next)
    }

    /// Two moves at once could close a circle that neither of them does alone, so they go one after another.
    private func tree() throws -> ClaimCauseTree {
        try member.require(.shapeWork)
        try tx.alone(on: "claim causes")
        return try tx.claimCauses()
    }

    private func checked(_ name: String) throws -> String {
        try Wording.line(name, of: "name", atMost: ClaimCause.longest)
    }

    private func requirePlace(for cause: ClaimCause, in tree: ClaimCauseTree) throws {
        if let parent = cause.parent {
            guard let above = tree[parent] else { throw InvalidField("parent", "refusal.claim-cause.not-found") }
            guard above.closed == nil || tree[cause.id]?.parent == parent else { throw ClaimCauseRefusal.closed }
            guard !tree.path(to: parent).contains(where: { $0.id == cause.id }) else { throw ClaimCauseRefusal.circle }
        }
        let sister = tree.branches.map(\.cause).first {
            $0.parent == cause.parent && $0.id != cause.id && $0.name.lowercased() == cause.name.lowercased()
        }
        if let sister { throw ClaimCauseRefusal.nameTaken(sister.name) }
    }

    private func record(_ kind: Event.Kind, _ cause: ClaimCause, _ facts: [String: Fact] = [:]) throws {
        let data = facts.merging(["name": .text(cause.name)]) { own, _ in own }
        try tx.record(Event(kind, of: cause.eventSubject, data: data), by: member.actor)
    }
}
