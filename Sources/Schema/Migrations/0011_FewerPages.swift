extension Migration {
    /// Every index that a new case does not enter is a page less to write: what nobody owns needs no place among owners, and
    /// what clients did is found by the client.
    static let fewerPages = Migration(
        11,
        "fewer pages",
        """
        DROP INDEX service_case_owner_open;
        CREATE INDEX service_case_owner_open ON service_case (owner, touched, id)
            WHERE status <> 'closed' AND owner IS NOT NULL;
        DROP INDEX service_case_worker_open;
        CREATE INDEX service_case_worker_open ON service_case (worker, touched, id)
            WHERE status <> 'closed' AND worker IS NOT NULL;
        DROP INDEX journal_by_actor;
        CREATE INDEX journal_by_actor ON journal (actor, entry) WHERE actor_kind = 'person';
        """
    )
}
