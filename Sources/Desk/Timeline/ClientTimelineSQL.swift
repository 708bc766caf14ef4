import Basics
import Clients
import People
import Store

/// Which interactions a list shows; what is nil does not narrow it.
package struct InteractionFilter: Sendable, Hashable {
    package var client: Client.ID?
    package var caseID: Case.ID?
    package var channel: ContactChannel?

    package init(client: Client.ID? = nil, caseID: Case.ID? = nil, channel: ContactChannel? = nil) {
        self.client = client
        self.caseID = caseID
        self.channel = channel
    }
}

extension Snapshot {
    /// Everything between a client and the company, the latest first (SPEC W1).
    package func timeline(
        of client: Client,
        channel: ContactChannel? = nil,
        before cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<Touch, TimeCursor> {
        let conditions = InteractionFilter(client: client.id, channel: channel).conditions(before: cursor)
        let found = try all(
            """
            SELECT \(Interaction.columns), service_case.number, service_case.subject
            FROM \(Interaction.source) LEFT JOIN service_case ON service_case.id = interaction.service_case
            WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY interaction.at DESC, interaction.id DESC LIMIT \(limit + 1)
            """
        ) { row in
            Touch(
                interaction: try Interaction(from: &row),
                caseNumber: try row.read(),
                caseSubject: try row.read()
            )
        }
        return Slice(found, limit: limit) { TimeCursor(at: $0.interaction.at, id: $0.interaction.id.rawValue) }
    }

    /// Interactions of all clients that this member may know of, the latest first.
    package func interactions(
        _ filter: InteractionFilter = InteractionFilter(),
        visibleTo member: Member,
        before cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<Interaction, TimeCursor> {
        let conditions = filter.conditions(before: cursor) + [member.sees(client: "client")]
        let found: [Interaction] = try all(
            """
            SELECT \(Interaction.columns) FROM \(Interaction.source) JOIN client ON client.id = interaction.client
            WHERE \(SQL.join(conditions, by: " AND "))
            ORDER BY interaction.at DESC, interaction.id DESC LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { TimeCursor(at: $0.at, id: $0.id.rawValue) }
    }
}

extension InteractionFilter {
    fileprivate func conditions(before cursor: TimeCursor?) -> [SQL] {
        var conditions: [SQL] = []
        if let client { conditions.append("interaction.client = \(SQL.standing(client))") }
        if let caseID { conditions.append("interaction.service_case = \(caseID)") }
        if let channel { conditions.append("interaction.channel = \(channel)") }
        if let cursor { conditions.append("(interaction.at, interaction.id) < (\(cursor.at), \(cursor.id))") }
        return conditions
    }
}
