import Basics
import People
import Store

extension Contact: Record {
    package static let columns: SQL = """
        contact.id, contact.client, contact.family, contact.given, contact.patronymic, contact.position, contact.made,
        contact.version, contact.gone
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        client = try row.read()
        name = PersonName(family: try row.read(), given: try row.read(), patronymic: try row.read())
        position = try row.read()
        made = try row.read()
        version = try row.read()
        gone = try row.read()
    }
}

extension Snapshot {
    /// In the order in which they were added. Whoever holds a `Client` was allowed to see it.
    package func contacts(of client: Client, includingGone: Bool = false) throws -> [Contact] {
        let condition: SQL = includingGone ? "" : "AND contact.gone IS NULL"
        return try all(
            "SELECT \(Contact.columns) FROM contact WHERE contact.client = \(client.id) \(condition) ORDER BY contact.id"
        )
    }

    package func findContact(_ id: Contact.ID, visibleTo member: Member) throws -> Contact? {
        try first(
            """
            SELECT \(Contact.columns) FROM contact JOIN client ON client.id = contact.client
            WHERE contact.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ contact: Contact) throws {
        try send(
            """
            INSERT INTO contact (id, client, family, given, patronymic, position, made, version, gone)
            VALUES (\(contact.id), \(contact.client), \(contact.name.family), \(contact.name.given),
                \(contact.name.patronymic), \(contact.position), \(contact.made), \(contact.version), \(contact.gone))
            """
        )
    }

    /// Writes the next version over the one before it.
    func save(_ contact: Contact) throws {
        let changed = try run(
            """
            UPDATE contact SET family = \(contact.name.family), given = \(contact.name.given),
                patronymic = \(contact.name.patronymic), position = \(contact.position), version = \(contact.version),
                gone = \(contact.gone)
            WHERE id = \(contact.id) AND version = \(contact.version - 1)
            """
        )
        guard changed == 1 else { throw ClientRefusal.stale(current: contact.version) }
    }
}
