import Basics
import People
import Store

extension Snapshot {
    /// Those of which the member may know the other side, by its name. Whoever holds a `Client` was allowed to see it.
    package func relations(of client: Client, visibleTo member: Member) throws -> [RelatedClient] {
        try all(
            """
            SELECT \(Relation.columns), \(Client.columns) FROM client_relation
            JOIN client ON client.id = client_relation.other
            WHERE client_relation.client = \(client.id) AND client_relation.gone IS NULL
                AND client_relation.client <> client_relation.other AND \(member.sees(client: "client"))
            UNION ALL
            SELECT \(Relation.columns), \(Client.columns) FROM client_relation
            JOIN client ON client.id = client_relation.client
            WHERE client_relation.other = \(client.id) AND client_relation.gone IS NULL
                AND client_relation.client <> client_relation.other AND \(member.sees(client: "client"))
            LIMIT 200
            """
        ) { row in
            let relation = try Relation(from: &row)
            return RelatedClient(
                relation: relation.id,
                bond: Bond(relation.kind, isFirst: relation.client == client.id),
                client: try Client(from: &row),
                note: relation.note
            )
        }
        .sorted { ($0.client.name, $0.relation) < ($1.client.name, $1.relation) }
    }

    func findRelation(_ id: Relation.ID) throws -> Relation? {
        try first("SELECT \(Relation.columns) FROM client_relation WHERE client_relation.id = \(id)")
    }
}
