import Basics
import Clients
import Desk
import People
import Store

/// What a rule would have done with what came in last.
package struct Trial: Sendable {
    package let lines: [Line]

    package struct Line: Sendable, Hashable {
        package let number: Int
        package let clientName: String
        package let subject: String
        package let at: Moment
        package let fires: Bool
    }

    package var hits: Int { lines.count(where: \.fires) }

    /// How many cases it is tried on.
    package static let most = 100
}

extension Snapshot {
    /// On the last hundred cases that clients opened themselves and that this member may know of, the latest first.
    package func trial(of condition: Condition, for member: Member) throws -> Trial {
        let condition = try standing(condition)
        let cases: [CaseLine] = try all(
            """
            SELECT \(CaseLine.columns) FROM service_case JOIN client ON client.id = service_case.client
            WHERE service_case.channel IN ('email', 'web', 'portal', 'chat', 'message') AND \(member.sees(client: "client"))
            ORDER BY service_case.id DESC LIMIT \(Trial.most)
            """
        )
        return Trial(
            lines: try cases.compactMap { line in
                try newcomer(line.case).map { newcomer in
                    Trial.Line(
                        number: line.case.number,
                        clientName: line.clientName,
                        subject: line.case.subject,
                        at: line.case.opened,
                        fires: condition.matches(newcomer.known)
                    )
                }
            }
        )
    }
}
