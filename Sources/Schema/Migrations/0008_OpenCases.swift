extension Migration {
    /// SQLite weighs the indexes of a person's open cases and of all their cases the same and takes the one made last: that
    /// has to be the short one. And the journal of the house alone, for those who may not see clients.
    static let openCases = Migration(
        8,
        "open cases",
        """
        DROP INDEX service_case_owner_open;
        CREATE INDEX service_case_owner_open ON service_case (owner, touched, id) WHERE status <> 'closed';
        DROP INDEX service_case_worker_open;
        CREATE INDEX service_case_worker_open ON service_case (worker, touched, id) WHERE status <> 'closed';
        CREATE INDEX journal_of_house ON journal (entry) WHERE client IS NULL;
        """
    )
}
