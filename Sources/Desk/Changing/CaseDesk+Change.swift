import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    package func change(_ id: Case.ID, version: Int, _ change: CaseChange) throws -> Case {
        try member.require(.workCases)
        let old = try visible(id, version: version)
        let next = try old.changed(by: change, at: tx.now)
        let tagging = try tagging(old, change.tags)
        guard next != old || !tagging.isEmpty else { return old }
        let facts = next.facts(changedFrom: old).merging(tagging) { one, _ in one }
        return try keep(next != old ? next : old.next(at: tx.now) { _ in }, over: old, "case.changed", facts)
    }

    /// - Returns: what it was tagged with before and is now; nothing when that is the same.
    private func tagging(_ found: Case, _ tags: [Tag]?) throws -> [String: Fact] {
        guard let tags else { return [:] }
        guard tags.count <= Tag.mostOfOne else {
            throw InvalidField("tags", "refusal.client.too-many-tags", ["most": "\(Tag.mostOfOne)"])
        }
        let old = try tx.tags(of: found)
        guard Set(old.map(\.key)) != Set(tags.map(\.key)) else { return [:] }
        try tx.setTags(tags, of: found.id)
        func named(_ tags: [Tag]) -> Fact { .text(tags.map(\.name).joined(separator: ", ")) }
        return ["tags_from": named(old), "tags_to": named(tags)]
    }
}
