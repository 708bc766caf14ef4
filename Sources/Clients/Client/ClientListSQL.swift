import Basics
import People
import Store

/// Which clients a list shows; what is nil does not narrow it.
package struct ClientFilter: Sendable, Hashable {
    package var kind: Client.Kind?
    package var ownManager: Person.ID?
    package var provisional: Bool
    /// Names that begin so.
    package var beginning: String
    /// The key of a tag that they have.
    package var tag: String?
    /// What is written in one of their custom fields.
    package var value: FieldValue?

    package init(
        kind: Client.Kind? = nil,
        ownManager: Person.ID? = nil,
        provisional: Bool = false,
        beginning: String = "",
        tag: String? = nil,
        value: FieldValue? = nil
    ) {
        self.kind = kind
        self.ownManager = ownManager
        self.provisional = provisional
        self.beginning = beginning
        self.tag = tag
        self.value = value
    }
}

extension Snapshot {
    /// Clients in the order of their names.
    package func clients(
        _ filter: ClientFilter = ClientFilter(),
        visibleTo member: Member,
        after cursor: NameCursor? = nil,
        limit: Int
    ) throws -> Slice<Client, NameCursor> {
        let found = try all(
            """
            SELECT \(Client.columns), client.sort_name FROM client
            WHERE \(SQL.join(conditions(of: filter, after: cursor) + [member.sees(client: "client")], by: " AND "))
            ORDER BY client.sort_name, client.id LIMIT \(limit + 1)
            """
        ) { row in (client: try Client(from: &row), sortName: try row.read(String.self)) }
        return Slice(found, limit: limit) { NameCursor(name: $0.sortName, id: $0.client.id.rawValue) }.map(\.client)
    }

    private func conditions(of filter: ClientFilter, after cursor: NameCursor?) -> [SQL] {
        var conditions: [SQL] = []
        if let kind = filter.kind { conditions.append("client.kind = \(kind)") }
        if let manager = filter.ownManager { conditions.append("client.own_manager = \(manager)") }
        if filter.provisional { conditions.append("client.provisional = 1") }
        if let tag = filter.tag {
            conditions.append("client.id IN (SELECT client_tag.client FROM client_tag WHERE client_tag.tag = \(tag))")
        }
        if let value = filter.value {
            conditions.append(
                """
                client.id IN (
                    SELECT client_field_value.client FROM client_field_value
                    WHERE client_field_value.field = \(value.field) AND client_field_value.value = \(value.value))
                """
            )
        }
        let beginning = SortName.of(filter.beginning)
        if !beginning.isEmpty {
            conditions.append("client.sort_name >= \(beginning)")
            conditions.append("client.sort_name < \(SearchWords.end(of: beginning))")
        }
        if let cursor {
            conditions.append("(client.sort_name, client.id) > (\(cursor.name), \(cursor.id))")
        }
        return conditions
    }
}
