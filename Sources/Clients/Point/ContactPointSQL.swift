import Basics
import People
import Store

extension ContactPoint: Record {
    package static let columns: SQL = """
        contact_point.id, contact_point.client, contact_point.contact, contact_point.kind, contact_point.value,
        contact_point.normalized, contact_point.made, contact_point.gone, contact_point.undeliverable,
        contact_point.undeliverable_why
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        client = try row.read()
        contact = try row.read()
        kind = try row.read()
        value = try row.read()
        normalized = try row.read()
        made = try row.read()
        gone = try row.read()
        undeliverable = try Undeliverable(from: &row)
    }
}

extension Snapshot {
    /// In the order in which they were added, without those of contacts who are gone. Whoever holds a `Client` was allowed to
    /// see it.
    package func points(of client: Client, includingGone: Bool = false) throws -> [ContactPoint] {
        try points(of: client.id, includingGone: includingGone)
    }

    func points(of client: Client.ID, includingGone: Bool = false) throws -> [ContactPoint] {
        let live: SQL = """
            AND contact_point.gone IS NULL AND NOT EXISTS (
                SELECT 1 FROM contact WHERE contact.id = contact_point.contact AND contact.gone IS NOT NULL)
            """
        return try all(
            """
            SELECT \(ContactPoint.columns) FROM contact_point WHERE contact_point.client = \(client) \(includingGone ? "" : live)
            ORDER BY contact_point.id
            """
        )
    }

    package func findPoint(_ id: ContactPoint.ID, visibleTo member: Member) throws -> ContactPoint? {
        try first(
            """
            SELECT \(ContactPoint.columns) FROM contact_point JOIN client ON client.id = contact_point.client
            WHERE contact_point.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }

    /// The live points of one contact, or of the client itself when `contact` is nil.
    func points(of client: Client.ID, contact: Contact.ID?) throws -> [ContactPoint] {
        try points(of: client).filter { $0.contact == contact }
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event.
    package func insert(_ point: ContactPoint) throws {
        try send(
            """
            INSERT INTO contact_point (id, client, contact, kind, value, normalized, made, gone)
            VALUES (\(point.id), \(point.client), \(point.contact), \(point.kind), \(point.value), \(point.normalized),
                \(point.made), \(point.gone))
            """
        )
    }

    func setGone(_ point: ContactPoint) throws {
        try send("UPDATE contact_point SET gone = \(point.gone) WHERE id = \(point.id)")
    }
}
