extension Migration {
    /// What is done so that a claim does not come again is asked for as a task; letters that answer claims have numbers of their own.
    static let claimWork = Migration(
        31,
        "claim-work",
        """
        CREATE TABLE claim_measure (
            task INTEGER PRIMARY KEY REFERENCES task (id)
        ) STRICT;

        CREATE TABLE outgoing_series (
            year INTEGER PRIMARY KEY,
            last INTEGER NOT NULL CHECK (last > 0)
        ) STRICT;

        CREATE TABLE outgoing_letter (
            year INTEGER NOT NULL,
            number INTEGER NOT NULL CHECK (number > 0),
            taken INTEGER NOT NULL,
            by_person INTEGER REFERENCES person (id),
            reserved_for INTEGER REFERENCES service_case (id),
            interaction INTEGER UNIQUE REFERENCES interaction (id),
            PRIMARY KEY (year, number),
            CHECK ((reserved_for IS NULL) <> (interaction IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX outgoing_letter_reserved ON outgoing_letter (reserved_for) WHERE reserved_for IS NOT NULL;
        """
    )
}
