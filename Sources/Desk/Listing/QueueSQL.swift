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
        let found = try all(
            """
            SELECT \(count(line: line, place, member)), \(CaseLine.columns)
            FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.status = 'new' AND service_case.line = \(line) \(place)
                AND \(member.sees(client: "client"))
            ORDER BY service_case.due, service_case.priority DESC, service_case.opened, service_case.id LIMIT \(limit)
            """
        ) { row in (waiting: try row.read(Int.self), line: try CaseLine(from: &row)) }
        return Queue(waiting: found.first?.waiting ?? 0, first: found.map(\.line))
    }

    /// All of them without those of the few clients that are hidden, which is much quicker than asking for each who its client is.
    private func count(line: Line, _ place: SQL, _ member: Member) -> SQL {
        // The sign keeps SQLite from walking through all that waits on the line instead of what those clients have.
        """
        (SELECT COUNT(*) FROM service_case
            WHERE service_case.status = 'new' AND service_case.line = \(line) \(place))
        - (SELECT COUNT(*) FROM service_case
            WHERE service_case.client IN (
                    SELECT client.id FROM client WHERE client.confidential = 1 AND NOT \(member.sees(client: "client")))
                AND service_case.status = 'new' AND +service_case.line = \(line) \(place))
        """
    }
}
