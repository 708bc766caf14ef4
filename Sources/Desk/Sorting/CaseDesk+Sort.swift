import Basics
import Clients
import Events
import People
import Store

/// Where a case that has come in goes by itself.
package struct Sorting: Sendable, Hashable {
    package var department: Department.ID?
    package var priority: Case.Priority?
    package var owner: Person.ID?
    package var tags: [String]
    /// Why: the names of the rules.
    package var reasons: [String]

    package init(
        department: Department.ID? = nil,
        priority: Case.Priority? = nil,
        owner: Person.ID? = nil,
        tags: [String] = [],
        reasons: [String]
    ) {
        self.department = department
        self.priority = priority
        self.owner = owner
        self.tags = tags
        self.reasons = reasons
    }
}

extension Case {
    /// A case that somebody has in their hands stays there: people know better than rules.
    func sorted(_ sorting: Sorting, at now: Moment) -> Case {
        next(at: now) { next in
            if let priority = sorting.priority { next.priority = priority }
            guard status == .new, worker == nil else { return }
            if let department = sorting.department { next.department = department }
            if let owner = sorting.owner {
                next.owner = next.owner ?? owner
                next.worker = owner
                next.status = .working
            }
        }
    }
}

extension CaseDesk {
    /// Puts a case where rules want it. Whoever may not know of the client does not get it.
    package func sort(_ id: Case.ID, _ sorting: Sorting) throws -> Case {
        let old = try visible(id)
        guard !old.isClosed else { return old }
        var sorting = sorting
        if let owner = sorting.owner, try !mayHave(owner, old) { sorting.owner = nil }
        let next = old.sorted(sorting, at: tx.now)
        try tx.tag(id, try sorting.tags.map { try Tag($0) })
        var facts = next.facts(changedFrom: old)
        facts["rules"] = .text(sorting.reasons.joined(separator: ", "))
        if !sorting.tags.isEmpty { facts["tags"] = .text(sorting.tags.joined(separator: ", ")) }
        return try keep(next, over: old, "case.sorted", facts)
    }

    private func mayHave(_ person: Person.ID, _ found: Case) throws -> Bool {
        guard let known = try tx.findPerson(person), known.state != .left else { return false }
        return try tx.findCase(found.id, visibleTo: try tx.member(person)) != nil
    }
}
