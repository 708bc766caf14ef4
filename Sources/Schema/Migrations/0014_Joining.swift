extension Migration {
    /// Cases that have to do with one another, and how two become one and two again.
    static let joining = Migration(
        14,
        "joining",
        """
        DROP INDEX case_link_other;
        ALTER TABLE case_link RENAME TO case_link_before;
        CREATE TABLE case_link (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            other INTEGER NOT NULL REFERENCES service_case (id),
            kind TEXT NOT NULL CHECK (kind IN ('continues', 'related', 'causes', 'duplicates', 'split-from')),
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (service_case, other, kind),
            CHECK (service_case <> other)
        ) STRICT;
        INSERT INTO case_link (service_case, other, kind, at)
            SELECT service_case, other, kind, at FROM case_link_before;
        DROP TABLE case_link_before;
        CREATE INDEX case_link_other ON case_link (other, service_case);

        CREATE TABLE case_merge (
            gone INTEGER PRIMARY KEY REFERENCES service_case (id),
            survivor INTEGER NOT NULL REFERENCES service_case (id),
            status TEXT NOT NULL,
            waiting_for TEXT,
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX case_merge_survivor ON case_merge (survivor);

        CREATE TABLE case_merge_item (
            gone INTEGER NOT NULL REFERENCES case_merge (gone),
            sort TEXT NOT NULL CHECK (sort IN ('interaction', 'note', 'hand-over')),
            item INTEGER NOT NULL,
            PRIMARY KEY (gone, sort, item)
        ) STRICT, WITHOUT ROWID;
        """
    )
}
