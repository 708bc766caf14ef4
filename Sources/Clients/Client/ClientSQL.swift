import Basics
import People
import Store

extension Client: Record {
    package static let columns: SQL = """
        client.id, client.kind, client.name, client.tax_number, client.own_manager, client.confidential,
        client.provisional, client.language, client.note, client.version, client.made
        """
    package static let columnCount = 11

    package init(from row: inout Row) throws {
        id = try row.read()
        kind = try row.read()
        name = try row.read()
        taxNumber = try row.read()
        ownManager = try row.read()
        confidential = try row.read()
        provisional = try row.read()
        language = try row.read()
        note = try row.read()
        version = try row.read()
        made = try row.read()
    }
}

extension Snapshot {
    /// - Returns: the client, the survivor of one that was merged, or nil when there is none or none that this member may know of.
    package func findClient(_ id: Client.ID, visibleTo member: Member) throws -> Client? {
        try first(
            """
            SELECT \(Client.columns) FROM client
            WHERE client.id = \(SQL.standing(id)) AND \(member.sees(client: "client"))
            """
        )
    }

    /// Whether no wall keeps this person from knowing of the client.
    package func mayKnow(_ person: Person.ID, of client: Client.ID) throws -> Bool {
        try findClient(client, visibleTo: Member(id: person, name: PersonName(), permissions: [])) != nil
    }
}

extension SQL {
    /// The identity of the client that is known by `id` now: of one that was merged into another, the survivor's.
    package static func standing(_ id: Client.ID) -> SQL {
        "(SELECT COALESCE(asked.merged_into, asked.id) FROM client AS asked WHERE asked.id = \(id))"
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event. For verbs, and for takers-over of whole histories.
    package func insert(_ client: Client) throws {
        try send(
            """
            INSERT INTO client (id, kind, name, sort_name, tax_number, own_manager, confidential, provisional, language,
                note, version, made)
            VALUES (\(client.id), \(client.kind), \(client.name), \(SortName.of(client.name)), \(client.taxNumber),
                \(client.ownManager), \(client.confidential), \(client.provisional), \(client.language), \(client.note),
                \(client.version), \(client.made))
            """
        )
    }

    /// Writes the next version over the one before it.
    func save(_ client: Client) throws {
        let changed = try run(
            """
            UPDATE client SET kind = \(client.kind), name = \(client.name), sort_name = \(SortName.of(client.name)),
                tax_number = \(client.taxNumber), own_manager = \(client.ownManager), provisional = \(client.provisional),
                language = \(client.language), note = \(client.note), version = \(client.version)
            WHERE id = \(client.id) AND version = \(client.version - 1)
            """
        )
        guard changed == 1 else { throw ClientRefusal.stale(current: client.version) }
    }
}
