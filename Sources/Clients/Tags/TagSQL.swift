import Basics
import People
import Store

extension Snapshot {
    /// In alphabetical order. Whoever holds a `Client` was allowed to see it.
    package func tags(of client: Client) throws -> [Tag] {
        try tags(of: client.id)
    }

    func tags(of client: Client.ID) throws -> [Tag] {
        try tags(ofAll: [client])[client] ?? []
    }

    func tags(ofAll clients: [Client.ID]) throws -> [Client.ID: [Tag]] {
        guard !clients.isEmpty else { return [:] }
        let found = try all(
            """
            SELECT client_tag.client, \(Tag.columns) FROM client_tag WHERE client_tag.client IN (\(SQL.list(clients)))
            ORDER BY client_tag.client, client_tag.tag, client_tag.id
            """
        ) { row in (try row.read(Client.ID.self), try Tag(from: &row)) }
        // Two cards that became one may both have had a tag.
        return found.reduce(into: [:]) { tags, pair in
            if tags[pair.0]?.last?.key != pair.1.key { tags[pair.0, default: []].append(pair.1) }
        }
    }

    /// Tags of the clients that this member may know of, for offering them.
    package func tagsInUse(visibleTo member: Member, limit: Int = 200) throws -> [Tag] {
        try all(
            """
            SELECT MIN(client_tag.name), client_tag.tag FROM client_tag JOIN client ON client.id = client_tag.client
            WHERE \(member.sees(client: "client")) GROUP BY client_tag.tag ORDER BY client_tag.tag LIMIT \(limit)
            """
        )
    }
}

extension Transaction {
    /// Writes rows as they are: no rights, no event.
    func insert(_ tags: [Tag], on client: Client.ID) throws {
        try send(
            "INSERT INTO client_tag (id, client, tag, name) VALUES",
            rows: tags.map { "(\(newID(Tag.self)), \(client), \($0.key), \($0.name))" }
        )
    }

    func delete(_ tag: Tag, from client: Client.ID) throws {
        try send("DELETE FROM client_tag WHERE client = \(client) AND tag = \(tag.key)")
    }
}
