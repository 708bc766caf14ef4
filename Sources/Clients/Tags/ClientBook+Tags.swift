import Basics
import Events
import People
import Store

extension ClientBook {
    /// Makes the client's tags these; the order does not matter.
    /// - Returns: whether that changed anything.
    @discardableResult
    package func setTags(_ tags: [Tag], of id: Client.ID) throws -> Bool {
        try member.require(.changeClients)
        let client = try visible(id)
        guard tags.count <= Tag.mostOfOne else {
            throw InvalidField("tags", "refusal.client.too-many-tags", ["most": "\(Tag.mostOfOne)"])
        }
        let old = try tx.tags(of: client)
        let gone = old.filter { tag in !tags.contains { $0.key == tag.key } }
        let new = tags.filter { tag in !old.contains { $0.key == tag.key } }
        guard !gone.isEmpty || !new.isEmpty else { return false }
        for tag in gone { try tx.delete(tag, from: id) }
        try tx.insert(new, on: id)
        try tx.record(.clientTagged(id, added: new, removed: gone), by: member.actor)
        return true
    }

    /// Puts tags on the client beside those that it has.
    @discardableResult
    package func addTags(_ tags: [Tag], to id: Client.ID) throws -> Bool {
        let old = try tx.tags(of: try visible(id))
        return try setTags(old + tags.filter { tag in !old.contains { $0.key == tag.key } }, of: id)
    }
}

extension Event {
    static func clientTagged(_ id: Client.ID, added: [Tag], removed: [Tag]) -> Event {
        Event(
            "client.tagged",
            of: Subject(.client, id),
            client: id.rawValue,
            data: [
                "added": Fact(added.isEmpty ? nil : added.map(\.name).joined(separator: ", ")),
                "removed": Fact(removed.isEmpty ? nil : removed.map(\.name).joined(separator: ", ")),
            ]
        )
    }
}
