import Basics
import Events
import Store

/// What a wall has to know of a client.
struct WalledClient: Sendable {
    let confidential: Bool
    let ownManager: Person.ID?
}

extension Snapshot {
    /// Who may know of a confidential client; empty for one that is no secret.
    package func namedOnWall<Client>(of client: ID<Client>) throws -> [Person.ID] {
        try values("SELECT person FROM client_wall WHERE client = \(client) ORDER BY person")
    }

    /// Who may know of those of these clients that are confidential.
    package func namedOnWalls(of clients: [Int64]) throws -> [Int64: Set<Person.ID>] {
        let rows = try all(
            """
            SELECT asked.id, client_wall.person FROM client AS asked
            JOIN client ON client.id = COALESCE(asked.merged_into, asked.id)
            LEFT JOIN client_wall ON client_wall.client = client.id
            WHERE client.confidential = 1 AND asked.id IN (\(SQL.list(clients)))
            """
        ) { row in (client: try row.read(Int64.self), person: try row.read(Person.ID?.self)) }
        return rows.reduce(into: [:]) { walls, row in
            walls[row.client, default: []].formUnion([row.person].compactMap(\.self))
        }
    }

    func findWalled<Client>(_ client: ID<Client>, visibleTo member: Member) throws -> WalledClient? {
        try first(
            """
            SELECT client.confidential, client.own_manager FROM client
            WHERE client.id = \(client) AND \(member.sees(client: "client"))
            """
        ) { row in
            WalledClient(confidential: try row.read(), ownManager: try row.read())
        }
    }
}

extension Transaction {
    func setConfidential<Client>(_ confidential: Bool, _ client: ID<Client>) throws {
        try run(
            "UPDATE client SET confidential = \(confidential), version = version + 1 WHERE client.id = \(client)"
        )
    }

    /// - Returns: false when the name was there already.
    @discardableResult
    func writeName<Client>(_ person: Person.ID, on client: ID<Client>, by namer: Person.ID?) throws -> Bool {
        try run(
            """
            INSERT INTO client_wall (client, person, named_by, at) VALUES (\(client), \(person), \(namer), \(now))
            ON CONFLICT (client, person) DO NOTHING
            """
        ) == 1
    }

    func removeName<Client>(_ person: Person.ID, from client: ID<Client>) throws -> Bool {
        try run("DELETE FROM client_wall WHERE client = \(client) AND person = \(person)") == 1
    }

    func clearNames<Client>(of client: ID<Client>) throws {
        try run("DELETE FROM client_wall WHERE client = \(client)")
    }
}
