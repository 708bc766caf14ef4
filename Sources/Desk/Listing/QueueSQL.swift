import Basics
import Clients
import People
import Store

/// What waits on one line to be taken.
package struct Queue: Sendable, Hashable {
    /// How many wait that this member may know of.
    package let waiting: Int
    /// Those first whose deadline is nearest.
    package let first: [CaseLine]
}

extension Snapshot {
    package func queue(
        line: Line,
        department: Department.ID? = nil,
        visibleTo member: Member,
        limit: Int = 50
    ) throws -> Queue {
        let place: SQL = department.map { "AND service_case.department = \($0)" } ?? ""
        let waiting: SQL = "service_case.status = 'new' AND service_case.line = \(line) \(place)"
        let found = try all(
            """
            SELECT \(count(waiting, member)), \(CaseLine.columns)
            FROM service_case JOIN client ON client.id = service_case.client
            WHERE \(waiting) AND \(member.sees(client: "client"))
            ORDER BY service_case.due, service_case.priority DESC, service_case.opened, service_case.id LIMIT \(limit)
            """
        ) { row in (waiting: try row.read(Int.self), line: try CaseLine(from: &row)) }
        return Queue(waiting: found.first?.waiting ?? 0, first: found.map(\.line))
    }

    /// All of them without those of the few clients that are hidden, which is much quicker than asking for each who its client is.
    private func count(_ waiting: SQL, _ member: Member) -> SQL {
        """
        (SELECT COUNT(*) FROM service_case WHERE \(waiting)) - (
            SELECT COUNT(*) FROM client JOIN service_case ON service_case.client = client.id
            WHERE client.confidential = 1 AND NOT \(member.sees(client: "client")) AND \(waiting))
        """
    }
}
