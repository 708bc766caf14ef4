import Basics
import Clients
import People
import Store

extension Belonging {
    /// Everything that belongs to a client. A test compares this with the tables that say whose a row is.
    package static let all: [Belonging] =
        ofClients + [
            Belonging("case", in: "service_case"),
            Belonging("interaction", in: "interaction", parent: ("service_case", "case")),
            Belonging("call-sheet", in: "call_sheet", parent: ("service_case", "case")),
            Belonging("call-round-entry", in: "call_round_entry"),
        ]
}

extension ClientBook {
    /// Makes one client of two, with all cases and contacts of both (SPEC W5). See `merge(_:into:seen:choosing:moving:)`.
    package func merge(
        _ gone: Client.ID,
        into survivor: Client.ID,
        seen: SeenVersions? = nil,
        choosing choice: MergeChoice = MergeChoice()
    ) throws -> ClientMerge {
        let merge = try merge(gone, into: survivor, seen: seen, choosing: choice, moving: Belonging.all)
        try tx.moveDrafts(by: merge)
        return merge
    }

    /// Makes two clients of one again; nobody then speaks for a client that is not theirs.
    @discardableResult
    package func undo(_ id: ClientMerge.ID) throws -> ClientMerge {
        if let merge = try tx.findMerge(id), try tx.hasJoinedCases(across: merge) { throw MergeRefusal.casesJoined }
        let merge = try undo(id, moving: Belonging.all)
        try tx.moveDraftsBack(of: merge)
        try tx.forgetForeignContacts(of: [merge.survivor, merge.gone])
        return merge
    }
}

extension Transaction {
    /// What somebody had begun to write to the one, unless they have begun to the other, too.
    fileprivate func moveDrafts(by merge: ClientMerge) throws {
        let (place, other) = (DraftPlace.newCase(for: merge.gone).name, DraftPlace.newCase(for: merge.survivor).name)
        let moving: SQL = """
            draft.person FROM draft WHERE draft.place = \(place) AND NOT EXISTS (
                SELECT 1 FROM draft AS other WHERE other.person = draft.person AND other.place = \(other))
            """
        try remember("draft", moving, by: merge.id)
        try run(
            "UPDATE draft SET place = \(other) WHERE place = \(place) AND person IN \(merge.remembered("draft"))"
        )
    }

    /// Unless somebody has gone on writing since.
    fileprivate func moveDraftsBack(of merge: ClientMerge) throws {
        let (place, other) = (DraftPlace.newCase(for: merge.gone).name, DraftPlace.newCase(for: merge.survivor).name)
        try run(
            """
            UPDATE draft SET place = \(place) WHERE place = \(other) AND person IN \(merge.remembered("draft"))
                AND at <= \(merge.at)
            """
        )
    }

    /// Whether a case of the one client was made part of a case of the other since.
    fileprivate func hasJoinedCases(across merge: ClientMerge) throws -> Bool {
        let came = merge.remembered("case")
        return try value(
            """
            SELECT 1 FROM case_merge WHERE (case_merge.gone IN \(came)) <> (case_merge.survivor IN \(came))
                AND (case_merge.gone IN \(came) OR case_merge.survivor IN \(came)) LIMIT 1
            """,
            as: Int.self
        ) != nil
    }

    fileprivate func forgetForeignContacts(of clients: [Client.ID]) throws {
        for table: SQL in ["service_case", "interaction"] {
            try run(
                """
                UPDATE \(table) SET contact = NULL
                WHERE client IN (\(SQL.list(clients))) AND contact IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM contact WHERE contact.id = \(table).contact AND contact.client = \(table).client)
                """
            )
        }
    }
}
