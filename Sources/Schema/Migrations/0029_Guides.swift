extension Migration {
    /// What is followed step by step; every edition is kept, for what was begun by it.
    static let guides = Migration(
        29,
        "guides",
        """
        CREATE TABLE guide (
            id INTEGER PRIMARY KEY,
            edition INTEGER NOT NULL CHECK (edition >= 0),
            draft TEXT,
            version INTEGER NOT NULL,
            closed INTEGER
        ) STRICT;

        CREATE TABLE guide_edition (
            guide INTEGER NOT NULL REFERENCES guide (id),
            edition INTEGER NOT NULL CHECK (edition > 0),
            document TEXT NOT NULL,
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (guide, edition)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE guide_run (
            id INTEGER PRIMARY KEY,
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            guide INTEGER NOT NULL,
            edition INTEGER NOT NULL,
            begun_by INTEGER REFERENCES person (id),
            begun INTEGER NOT NULL,
            step TEXT NOT NULL,
            ended INTEGER,
            FOREIGN KEY (guide, edition) REFERENCES guide_edition (guide, edition)
        ) STRICT;
        CREATE INDEX guide_run_case ON guide_run (service_case, id);

        CREATE TABLE guide_stamp (
            run INTEGER NOT NULL REFERENCES guide_run (id),
            place INTEGER NOT NULL,
            step TEXT NOT NULL,
            branch TEXT,
            note TEXT NOT NULL,
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            withdrawn INTEGER,
            PRIMARY KEY (run, place)
        ) STRICT, WITHOUT ROWID;

        INSERT INTO guide (id, edition, version) VALUES (1, 1, 1);
        INSERT INTO guide_edition (guide, edition, document, at) VALUES (1, 1, '\(ConflictGuide.json)', 1795737600000);
        """
    )
}
