import Basics
import Clients
import People
import Store

/// What moves from one case to another.
private enum Moving: String, CaseIterable, Storable {
    case interaction
    case note
    case handOver = "hand-over"
    case promise
    case task
    case escalation
    case claim
    case guideRun = "guide-run"
    case callSheet = "call-sheet"

    var table: SQL {
        switch self {
        case .interaction: "interaction"
        case .note: "case_note"
        case .handOver: "hand_over"
        case .promise: "promise"
        case .task: "task"
        case .escalation: "escalation"
        case .claim: "claim"
        case .guideRun: "guide_run"
        case .callSheet: "call_sheet"
        }
    }
}

extension Snapshot {
    /// What a case has to do with others, as far as the member may know of those.
    package func ties(of found: Case, visibleTo member: Member) throws -> CaseTies {
        CaseTies(
            links: try links(of: found, visibleTo: member),
            mergedInto: try value(
                """
                SELECT service_case.number FROM case_merge JOIN service_case ON service_case.id = case_merge.survivor
                WHERE case_merge.gone = \(found.id)
                """
            ),
            merged: try values(
                """
                SELECT service_case.number FROM case_merge JOIN service_case ON service_case.id = case_merge.gone
                WHERE case_merge.survivor = \(found.id) ORDER BY service_case.number
                """
            )
        )
    }

    /// The cases that this one is linked with, the oldest first; those alone that the member may know of.
    package func links(of found: Case, visibleTo member: Member) throws -> [LinkedCase] {
        try all(
            """
            SELECT link.service_case, link.kind, link.other, service_case.number, service_case.subject,
                service_case.status, link.later
            FROM (
                SELECT service_case, kind, other, other AS linked, 0 AS later FROM case_link
                WHERE service_case = \(found.id)
                UNION ALL
                SELECT service_case, kind, other, service_case AS linked, 1 AS later FROM case_link
                WHERE other = \(found.id)
            ) AS link
            JOIN service_case ON service_case.id = link.linked JOIN client ON client.id = service_case.client
            WHERE \(member.sees(client: "client")) ORDER BY service_case.number LIMIT 50
            """
        ) { row in
            let (one, kind, other): (Case.ID, CaseLink.Kind, Case.ID) = (try row.read(), try row.read(), try row.read())
            return LinkedCase(
                link: CaseLink(one, kind, other),
                number: try row.read(),
                subject: try row.read(),
                status: try row.read(),
                isLater: try row.read()
            )
        }
    }

    /// The case that this one is part of.
    func survivor(of id: Case.ID) throws -> Case.ID? {
        try value("SELECT survivor FROM case_merge WHERE gone = \(id)")
    }

    func interactions(of found: Case, among ids: [Interaction.ID]) throws -> [Interaction] {
        try all(
            """
            SELECT \(Interaction.columns) FROM \(Interaction.source)
            WHERE interaction.service_case = \(found.id) AND interaction.id IN (\(SQL.list(ids)))
            ORDER BY interaction.at, interaction.id
            """
        )
    }

    func interactionCount(of found: Case) throws -> Int {
        try value("SELECT COUNT(*) FROM interaction WHERE service_case = \(found.id)") ?? 0
    }
}

extension Transaction {
    /// Moves all that was said and noted, and remembers what it was.
    func moveAll(of gone: Case, to survivor: Case, by person: Person.ID?) throws {
        let waiting: WaitingFor? = if case .waiting(let reason) = gone.status { reason } else { nil }
        try run(
            """
            INSERT INTO case_merge (gone, survivor, status, waiting_for, by_person, at, kind_before)
            VALUES (\(gone.id), \(survivor.id), \(gone.status.word), \(waiting), \(person), \(now),
                \(survivor.kind))
            """
        )
        // There is one sheet to a claim: two claims keep their own.
        let keepsSheet = try hasClaimSheet(survivor.id)
        for sort in Moving.allCases where sort != .claim || !keepsSheet {
            try run(
                """
                INSERT INTO case_merge_item (gone, sort, item)
                SELECT \(gone.id), \(sort), id FROM \(sort.table) WHERE service_case = \(gone.id)
                """
            )
            try run("UPDATE \(sort.table) SET service_case = \(survivor.id) WHERE service_case = \(gone.id)")
        }
    }

    /// Moves back what the other case still has of it, and forgets that it was merged.
    /// - Returns: how the case stood before, and of which kind the other one was.
    func moveAllBack(of gone: Case, from survivor: Case.ID) throws -> (status: Case.Status, kind: Case.Kind?) {
        for sort in Moving.allCases {
            try run(
                """
                UPDATE \(sort.table) SET service_case = \(gone.id)
                WHERE service_case = \(survivor) AND id IN (
                    SELECT item FROM case_merge_item WHERE gone = \(gone.id) AND sort = \(sort))
                """
            )
        }
        let before = try first("SELECT status, waiting_for, kind_before FROM case_merge WHERE gone = \(gone.id)") {
            row in
            (
                word: try row.read(Case.Status.Word.self), waitingFor: try row.read(WaitingFor?.self),
                kind: try row.read(Case.Kind?.self)
            )
        }
        try run("DELETE FROM case_merge_item WHERE gone = \(gone.id)")
        try run("DELETE FROM case_merge WHERE gone = \(gone.id)")
        let status: Case.Status =
            switch (before?.word, before?.waitingFor) {
            case (.new, _): .new
            case (.waiting, let reason?): .waiting(reason)
            case (.solved, _): .solved
            default: .working
            }
        return (status, before?.kind)
    }

    func move(_ interactions: [Interaction], to id: Case.ID) throws {
        try run(
            "UPDATE interaction SET service_case = \(id) WHERE id IN (\(SQL.list(interactions.map(\.id))))"
        )
    }

    /// - Returns: false when it was there already.
    func insert(_ link: CaseLink, by person: Person.ID?) throws -> Bool {
        try run(
            """
            INSERT INTO case_link (service_case, other, kind, by_person, at)
            VALUES (\(link.one), \(link.other), \(link.kind), \(person), \(now))
            ON CONFLICT (service_case, other, kind) DO NOTHING
            """
        ) == 1
    }

    /// - Returns: false when it was not there.
    func delete(_ link: CaseLink) throws -> Bool {
        try run(
            "DELETE FROM case_link WHERE service_case = \(link.one) AND other = \(link.other) AND kind = \(link.kind)"
        ) == 1
    }
}
