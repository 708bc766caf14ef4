import Basics
import People
import Store

/// A client with all that is written into a file of clients.
package struct ExportedClient: Sendable {
    package let client: Client
    package let contacts: [Contact]
    package let points: [ContactPoint]
    package let tags: [Tag]
    package let fields: [CustomField.ID: String]
    package let manager: PersonName?

    /// The live points of one contact, or of the client itself.
    func points(of contact: Contact?) -> [ContactPoint] { points.filter { $0.contact == contact?.id } }
}

extension Snapshot {
    /// One piece of a list with everything about each, in few statements.
    package func exportedClients(
        _ filter: ClientFilter,
        visibleTo member: Member,
        after cursor: NameCursor?,
        limit: Int
    ) throws -> Slice<ExportedClient, NameCursor> {
        let slice = try clients(filter, visibleTo: member, after: cursor, limit: limit)
        let ids = slice.items.map(\.id)
        let contacts = Dictionary(grouping: try contacts(ofAll: ids), by: \.client)
        let points = Dictionary(grouping: try points(ofAll: ids), by: \.client)
        let (tags, fields) = (try tags(ofAll: ids), try fieldValues(ofAll: ids))
        let names = try peopleNames(Array(Set(slice.items.compactMap(\.ownManager))))
        return slice.map { client in
            ExportedClient(
                client: client,
                contacts: contacts[client.id] ?? [],
                points: (points[client.id] ?? []).filter { point in
                    point.contact == nil || contacts[client.id]?.contains { $0.id == point.contact } == true
                },
                tags: tags[client.id] ?? [],
                fields: fields[client.id] ?? [:],
                manager: client.ownManager.flatMap { names[$0] }
            )
        }
    }

    private func contacts(ofAll clients: [Client.ID]) throws -> [Contact] {
        guard !clients.isEmpty else { return [] }
        return try all(
            """
            SELECT \(Contact.columns) FROM contact WHERE contact.client IN (\(SQL.list(clients))) AND contact.gone IS NULL
            ORDER BY contact.client, contact.id
            """
        )
    }

    private func points(ofAll clients: [Client.ID]) throws -> [ContactPoint] {
        guard !clients.isEmpty else { return [] }
        return try all(
            """
            SELECT \(ContactPoint.columns) FROM contact_point
            WHERE contact_point.client IN (\(SQL.list(clients))) AND contact_point.gone IS NULL
            ORDER BY contact_point.client, contact_point.id
            """
        )
    }
}
