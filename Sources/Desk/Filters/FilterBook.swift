import Basics
import Clients
import Events
import People
import Store

/// Keeps filters under names, changes and removes them.
package struct FilterBook {
    private let tx: Transaction
    private let member: Member

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    package func add(_ wish: SavedFilterWish) throws -> SavedFilter {
        try member.require(.seeCases)
        guard let author = member.id else { throw CaseRefusal.onlyPersons }
        let known = try tx.savedFilters(of: member)
        guard known.filter({ $0.author == author }).count < SavedFilter.mostOfOne else {
            throw SavedFilterRefusal.tooMany
        }
        let filter = try made(wish, id: tx.newID(), author: author, version: 1)
        try tx.insert(filter)
        try record("filter.saved", filter)
        return filter
    }

    /// - Parameter version: the one that was seen.
    package func change(_ id: SavedFilter.ID, version: Int, to wish: SavedFilterWish) throws -> SavedFilter {
        let old = try changeable(id)
        let next = try made(wish, id: id, author: old.author, version: version + 1)
        guard try tx.save(next) else { throw SavedFilterRefusal.stale }
        try record("filter.changed", next)
        return next
    }

    package func remove(_ id: SavedFilter.ID) throws {
        let old = try changeable(id)
        try tx.run("UPDATE saved_filter SET removed = \(tx.now) WHERE id = \(id)")
        try record("filter.removed", old)
    }

    package func restore(_ id: SavedFilter.ID) throws -> SavedFilter {
        guard let old = try tx.savedFilter(id, changeableBy: member, removed: true) else {
            throw SavedFilterRefusal.notFound
        }
        try tx.run("UPDATE saved_filter SET removed = NULL WHERE id = \(id)")
        try record("filter.restored", old)
        return old
    }

    private func changeable(_ id: SavedFilter.ID) throws -> SavedFilter {
        guard let found = try tx.savedFilter(id, changeableBy: member) else { throw SavedFilterRefusal.notFound }
        return found
    }

    private func made(
        _ wish: SavedFilterWish,
        id: SavedFilter.ID,
        author: Person.ID,
        version: Int
    ) throws -> SavedFilter {
        // What others see every day is shaped by who shapes the work.
        if wish.audience != .own { try member.require(.shapeWork) }
        if case .department(let department) = wish.audience, try !tx.isOpen(department) {
            throw CaseRefusal.departmentUnknown
        }
        guard wish.query.utf8.count <= SavedFilter.longestQuery else {
            throw InvalidField("query", "refusal.filter.query")
        }
        let key = wish.key.trimmed.lowercased()
        guard key.count <= 1, key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw InvalidField("key", "refusal.filter.key")
        }
        if let other = try tx.savedFilters(of: member).first(where: { $0.key == key && $0.id != id }), !key.isEmpty {
            throw SavedFilterRefusal.keyTaken(other.name)
        }
        return SavedFilter(
            id: id,
            name: try Wording.line(wish.name, of: "name", atMost: SavedFilter.longestName),
            query: wish.query,
            author: author,
            audience: wish.audience,
            key: key.isEmpty ? nil : key,
            isDefault: wish.isDefault,
            version: version
        )
    }

    private func record(_ kind: Event.Kind, _ filter: SavedFilter) throws {
        let facts: [String: Fact] = ["name": .text(filter.name), "audience": .text(filter.audience.word.rawValue)]
        try tx.record(Event(kind, of: Event.Subject(.savedFilter, filter.id), data: facts), by: member.actor)
    }
}
