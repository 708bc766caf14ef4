import Basics
import Clients
import People
import Store

extension Snapshot {
    /// Open ones, the nearest deadline first; those that ended, the latest first.
    package func escalations(
        _ filter: EscalationFilter = EscalationFilter(),
        visibleTo member: Member,
        after cursor: TimeCursor? = nil,
        limit: Int
    ) throws -> Slice<EscalationLine, TimeCursor> {
        var conditions = filter.conditions
        if let cursor {
            conditions.append(
                filter.isOpen
                    ? "(escalation.due, escalation.id) > (\(cursor.at), \(cursor.id))"
                    : "(escalation.ended, escalation.id) < (\(cursor.at), \(cursor.id))"
            )
        }
        conditions.append(member.sees(client: "client"))
        let order: SQL =
            filter.isOpen ? "escalation.due, escalation.id" : "escalation.ended DESC, escalation.id DESC"
        let found: [EscalationLine] = try all(
            """
            SELECT \(EscalationLine.columns) FROM escalation
            JOIN service_case ON service_case.id = escalation.service_case
            JOIN client ON client.id = service_case.client
            WHERE \(SQL.join(conditions, by: " AND ")) ORDER BY \(order) LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { line in
            TimeCursor(
                at: line.escalation.outcome?.at ?? line.escalation.due,
                id: line.escalation.id.rawValue
            )
        }
    }

    /// What somebody is to answer, the nearest first, and what is open on the case that they look at.
    func openEscalations(of person: Person.ID, besides found: Case.ID? = nil, visibleTo member: Member) throws
        -> [EscalationLine]
    {
        let onCase: SQL =
            found.map { found in
                """
                UNION ALL SELECT id FROM escalation
                WHERE outcome IS NULL AND service_case = \(found) AND (addressee IS NULL OR addressee <> \(person))
                """
            } ?? ""
        let open: [EscalationLine] = try all(
            """
            SELECT \(EscalationLine.columns) FROM escalation
            JOIN service_case ON service_case.id = escalation.service_case
            JOIN client ON client.id = service_case.client
            WHERE escalation.id IN (
                SELECT id FROM escalation WHERE outcome IS NULL AND addressee = \(person) \(onCase))
                AND \(member.sees(client: "client"))
            """
        )
        return open.sorted { ($0.escalation.due, $0.escalation.id) < ($1.escalation.due, $1.escalation.id) }
    }
}

extension EscalationFilter {
    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = [isOpen ? "escalation.outcome IS NULL" : "escalation.outcome IS NOT NULL"]
        if let addressee { conditions.append("escalation.addressee = \(addressee)") }
        if let raiser { conditions.append("escalation.raiser = \(raiser)") }
        if let steward {
            conditions.append("(service_case.owner = \(steward) OR client.own_manager = \(steward))")
        }
        if let caseID { conditions.append("escalation.service_case = \(caseID)") }
        return conditions
    }
}

/// Everything that the page of one escalation shows.
package struct EscalationPage: Sendable {
    package let line: EscalationLine
    package let edition: EscalationEdition
    package let steps: [EscalationStep]
    /// What was written at the end of steps.
    package let notes: [Note.ID: Note]
    package let interactions: [Interaction]
    /// Other cases that show what it is about; those alone that the member may know of.
    package let cases: [Case]
    package let names: [Person.ID: PersonName]
    package let departments: [Department.ID: String]
    package let ownManager: Person.ID?
}

extension Snapshot {
    /// - Returns: nil when there is none, or none that this member may know of.
    package func escalationPage(_ id: Escalation.ID, for member: Member) throws -> EscalationPage? {
        guard let line = try escalationLine(id, visibleTo: member),
            let edition = try escalationProcedure(edition: line.escalation.edition)
        else { return nil }
        let steps = try steps(of: line.escalation)
        let attached = try attachments(of: line.escalation)
        let interactions = attached.compactMap { if case .interaction(let id) = $0 { id } else { nil } }
        let cases = attached.compactMap { if case .case(let id) = $0 { id } else { nil } }
        let notes = try notes(steps.compactMap(\.end?.note))
        let shown = try self.interactions(interactions, visibleTo: member)
        let people =
            line.people + steps.flatMap(\.people) + notes.values.compactMap(\.author) + shown.compactMap(\.author)
            + edition.procedure.people
        return EscalationPage(
            line: line,
            edition: edition,
            steps: steps,
            notes: notes,
            interactions: shown,
            cases: try self.cases(Set(cases), visibleTo: member).values.sorted { $0.number < $1.number },
            names: try peopleNames(people),
            departments: Dictionary(
                uniqueKeysWithValues: try departments(includingClosed: true).map { ($0.id, $0.name) }
            ),
            ownManager: try findClient(line.client, visibleTo: member)?.ownManager
        )
    }

    private func escalationLine(_ id: Escalation.ID, visibleTo member: Member) throws -> EscalationLine? {
        try first(
            """
            SELECT \(EscalationLine.columns) FROM escalation
            JOIN service_case ON service_case.id = escalation.service_case
            JOIN client ON client.id = service_case.client
            WHERE escalation.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }

    private func notes(_ ids: [Note.ID]) throws -> [Note.ID: Note] {
        guard !ids.isEmpty else { return [:] }
        let notes: [Note] = try all("SELECT \(Note.columns) FROM case_note WHERE id IN (\(SQL.list(ids)))")
        return Dictionary(uniqueKeysWithValues: notes.map { ($0.id, $0) })
    }

    /// What was attached may stand on another case by now; it is of the same client all the same.
    private func interactions(_ ids: [Interaction.ID], visibleTo member: Member) throws -> [Interaction] {
        guard !ids.isEmpty else { return [] }
        return try all(
            """
            SELECT \(Interaction.columns) FROM \(Interaction.source)
            JOIN client ON client.id = interaction.client
            WHERE interaction.id IN (\(SQL.list(ids))) AND \(member.sees(client: "client"))
            ORDER BY interaction.at, interaction.id
            """
        )
    }
}

extension EscalationStep {
    fileprivate var people: [Person.ID] {
        [addressee, end?.by].compactMap(\.self) + passedOver.compactMap(\.person)
    }
}

extension EscalationProcedure {
    /// Whom it names.
    package var people: [Person.ID] {
        levels.compactMap { if case .person(let person) = $0.to { person } else { nil } }
    }
}
