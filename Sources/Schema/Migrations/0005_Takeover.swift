extension Migration {
    /// What was taken over from other programs, so that the same thing never comes twice.
    static let takeover = Migration(
        5,
        "takeover",
        """
        CREATE TABLE takeover (
            id INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            file_name TEXT NOT NULL,
            row_count INTEGER NOT NULL,
            event_count INTEGER NOT NULL,
            case_count INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            reached INTEGER NOT NULL DEFAULT 0 CHECK (reached BETWEEN 0 AND case_count),
            new_events INTEGER NOT NULL DEFAULT 0,
            new_cases INTEGER NOT NULL DEFAULT 0,
            started INTEGER NOT NULL,
            ended INTEGER,
            UNIQUE (source, fingerprint)
        ) STRICT;

        CREATE TABLE outside_name (
            source TEXT NOT NULL,
            subject_kind TEXT NOT NULL,
            word TEXT NOT NULL,
            subject INTEGER NOT NULL,
            PRIMARY KEY (source, subject_kind, word)
        ) STRICT;
        CREATE INDEX outside_name_subject ON outside_name (subject_kind, subject);
        """
    )
}
