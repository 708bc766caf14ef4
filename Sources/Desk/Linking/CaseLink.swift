import Basics
import Clients
import People
import Store

/// How one case stands to another.
package enum CaseLink: String, CaseIterable, Codable, Sendable, Storable {
    /// The other's story goes on here.
    case continues
    /// They have to do with one another.
    case related
}

/// A case that another one is linked with, as that one's page shows it.
package struct LinkedCase: Sendable, Hashable {
    package let number: Int
    package let subject: String
    package let kind: CaseLink
    /// Whether it is the later of the two.
    package let isLater: Bool
}

extension Snapshot {
    /// The cases that this one is linked with, the oldest first; those alone that the member may know of.
    package func links(of found: Case, visibleTo member: Member) throws -> [LinkedCase] {
        try all(
            """
            SELECT service_case.number, service_case.subject, link.kind, link.later FROM (
                SELECT other AS linked, kind, 0 AS later FROM case_link WHERE service_case = \(found.id)
                UNION ALL
                SELECT service_case AS linked, kind, 1 AS later FROM case_link WHERE other = \(found.id)
            ) AS link
            JOIN service_case ON service_case.id = link.linked JOIN client ON client.id = service_case.client
            WHERE \(member.sees(client: "client")) ORDER BY service_case.number LIMIT 50
            """
        ) { row in
            LinkedCase(
                number: try row.read(),
                subject: try row.read(),
                kind: try row.read(),
                isLater: try row.read()
            )
        }
    }
}

extension Transaction {
    /// Links a case with one that was there before; once.
    package func link(_ new: Case.ID, with other: Case.ID, _ kind: CaseLink) throws {
        try run(
            """
            INSERT INTO case_link (service_case, other, kind, at) VALUES (\(new), \(other), \(kind), \(now))
            ON CONFLICT (service_case, other) DO NOTHING
            """
        )
    }
}
