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
    /// For `ClientBook`, when a confidential client gets another own manager: that person must know of the client.
    /// Does nothing for a client that is no secret.
    package func keepNamed<Client>(_ person: Person.ID, on client: ID<Client>, by member: Member) throws {
        guard let walled = try findWalled(client, visibleTo: .program), walled.confidential else { return }
        guard try writeName(person, on: client, by: member.id) else { return }
        try record(.clientNamed(person, on: client), by: member.actor)
    }

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
