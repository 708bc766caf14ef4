import Basics
import People
import Store

extension Snapshot {
    /// Who is reached at this number or address.
    package func findByPoint(
        _ kind: ContactPoint.Kind,
        _ normalized: String,
        visibleTo member: Member
    ) throws -> [Known] {
        try known(by: [(kind, normalized)], visibleTo: member)
    }

    /// Who is reached at any of these; a client comes once for each that it has.
    func known(by points: [(ContactPoint.Kind, String)], visibleTo member: Member) throws -> [Known] {
        guard !points.isEmpty else { return [] }
        // `gone IS NULL` stands in each branch, or SQLite reads the whole of that partial index.
        let wanted = points.map { kind, normalized -> SQL in
            """
            (contact_point.kind = \(kind) AND contact_point.normalized = \(normalized) AND contact_point.gone IS NULL)
            """
        }
        return try all(
            """
            SELECT \(Client.columns), \(Contact.columns) FROM contact_point
            JOIN client ON client.id = contact_point.client
            LEFT JOIN contact ON contact.id = contact_point.contact AND contact.gone IS NULL
            WHERE (\(SQL.join(wanted, by: " OR "))) AND \(member.sees(client: "client"))
            LIMIT 100
            """
        ) { row in
            let client = try Client(from: &row)
            var peek = row
            let contact: Contact? = try peek.read(Contact.ID?.self) == nil ? nil : try Contact(from: &row)
            return Known(client: client, contact: contact)
        }
    }

    /// Who is reached at each of many, by kind and normal form.
    func known(
        byAny points: some Sequence<(ContactPoint.Kind, String)>,
        visibleTo member: Member
    ) throws -> [String: [Known]] {
        var found: [String: [Known]] = [:]
        for (kind, points) in Dictionary(grouping: points, by: \.0) {
            for (point, known) in try known(kind, points.map(\.1), visibleTo: member) {
                found["\(kind) \(point)", default: []].append(known)
            }
        }
        return found
    }

    private func known(
        _ kind: ContactPoint.Kind,
        _ points: [String],
        visibleTo member: Member
    ) throws -> [(String, Known)] {
        try all(
            """
            SELECT contact_point.normalized, \(Client.columns), \(Contact.columns) FROM contact_point
            JOIN client ON client.id = contact_point.client
            LEFT JOIN contact ON contact.id = contact_point.contact AND contact.gone IS NULL
            WHERE contact_point.kind = \(kind) AND contact_point.normalized IN (\(SQL.list(Set(points).sorted())))
                AND contact_point.gone IS NULL AND \(member.sees(client: "client"))
            ORDER BY contact_point.id LIMIT 10000
            """
        ) { row in
            let point: String = try row.read()
            let client = try Client(from: &row)
            var peek = row
            let contact: Contact? = try peek.read(Contact.ID?.self) == nil ? nil : try Contact(from: &row)
            return (point, Known(client: client, contact: contact))
        }
    }
}
