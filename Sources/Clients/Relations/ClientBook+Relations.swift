import Basics
import Events
import People
import Store

extension ClientBook {
    /// Writes down what `id` is to `other`. What is there already stays as it is.
    @discardableResult
    package func relate(_ id: Client.ID, _ bond: Bond, _ other: Client.ID, note: String = "") throws -> Relation.ID {
        try member.require(.changeClients)
        let (client, relative) = (try visible(id), try visible(other))
        guard client.id != relative.id else { throw InvalidField("other", "refusal.client.related-to-itself") }
        let known = try tx.relations(of: client, visibleTo: member)
        if let same = known.first(where: { $0.client.id == other && $0.bond == bond }) { return same.relation }
        let relation = Relation(
            id: tx.newID(),
            client: bond.isFirst ? id : other,
            other: bond.isFirst ? other : id,
            kind: bond.kind,
            note: try Wording.line(note, of: "relation_note", mayBeEmpty: true)
        )
        try tx.run(
            """
            INSERT INTO client_relation (id, client, other, kind, note, made_by, made)
            VALUES (\(relation.id), \(relation.client), \(relation.other), \(relation.kind), \(relation.note),
                \(member.id), \(tx.now))
            """
        )
        try record("client.related", relation)
        return relation.id
    }

    /// Says otherwise what the relation is about.
    package func rewordRelation(_ id: Relation.ID, note: String) throws {
        try member.require(.changeClients)
        let relation = try visibleRelation(id)
        let note = try Wording.line(note, of: "relation_note", mayBeEmpty: true)
        guard note != relation.note else { return }
        try tx.run("UPDATE client_relation SET note = \(note) WHERE id = \(id)")
        try record("client.relation-changed", relation)
    }

    /// Takes it off both cards; `relateAgain` brings it back.
    package func unrelate(_ id: Relation.ID) throws { try setGone(id, tx.now, "client.unrelated") }
    package func relateAgain(_ id: Relation.ID) throws { try setGone(id, nil, "client.related") }

    private func setGone(_ id: Relation.ID, _ gone: Moment?, _ kind: Event.Kind) throws {
        try member.require(.changeClients)
        let relation = try visibleRelation(id)
        guard (relation.gone == nil) != (gone == nil) else { return }
        try tx.run("UPDATE client_relation SET gone = \(gone) WHERE id = \(id)")
        try record(kind, relation)
    }

    private func visibleRelation(_ id: Relation.ID) throws -> Relation {
        guard let relation = try tx.findRelation(id), try tx.findClient(relation.client, visibleTo: member) != nil,
            try tx.findClient(relation.other, visibleTo: member) != nil
        else { throw ClientRefusal.relationNotFound }
        return relation
    }

    /// On the cards of both, neither naming the other: who may know of the one need not know of the other.
    private func record(_ kind: Event.Kind, _ relation: Relation) throws {
        for client in [relation.client, relation.other] {
            let event = Event(
                kind,
                of: Event.Subject(.client, client),
                client: client.rawValue,
                data: ["relation": Fact(relation.id), "bond": .text(relation.kind.rawValue)]
            )
            try tx.record(event, by: member.actor)
        }
    }
}
