import Store

extension Snapshot {
    /// The kinds of events that the journal tells of. It leaps through the index from each kind to the next, so the length of
    /// the journal does not matter.
    package func journalKinds() throws -> [Event.Kind] {
        try all(
            """
            WITH RECURSIVE known (kind) AS (
                SELECT MIN(kind) FROM journal
                UNION ALL
                SELECT (SELECT MIN(journal.kind) FROM journal WHERE journal.kind > known.kind) FROM known
                WHERE known.kind IS NOT NULL
            )
            SELECT kind FROM known WHERE kind IS NOT NULL
            """
        ) { row in Event.Kind(try row.read()) }
    }
}
