import Basics
import Clients
import People
import Store

extension Snapshot {
    /// Whose the cases are that something was done with, as far as the member may know.
    package func clientNames(of outcome: BulkOutcome, visibleTo member: Member) throws -> [Case.ID: String] {
        let ids = (outcome.done + outcome.declined.compactMap(\.found)).map(\.id)
        guard !ids.isEmpty else { return [:] }
        let names = try all(
            """
            SELECT service_case.id, client.name FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.id IN (\(SQL.list(ids))) AND \(member.sees(client: "client"))
            """
        ) { row in (try row.read(Case.ID.self), try row.read(String.self)) }
        return Dictionary(uniqueKeysWithValues: names)
    }
}
