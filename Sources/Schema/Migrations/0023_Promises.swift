extension Migration {
    /// What clients were told will be done, and by when.
    static let promises = Migration(
        23,
        "promises",
        """
        CREATE TABLE promise (
            id INTEGER PRIMARY KEY,
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            what TEXT NOT NULL,
            due INTEGER NOT NULL,
            author INTEGER REFERENCES person (id),
            made INTEGER NOT NULL,
            outcome TEXT CHECK (outcome IN ('kept', 'withdrawn')),
            settled INTEGER,
            CHECK ((outcome IS NULL) = (settled IS NULL))
        ) STRICT;
        CREATE INDEX promise_case ON promise (service_case, id);
        CREATE INDEX promise_open ON promise (service_case, due) WHERE outcome IS NULL;
        CREATE INDEX promise_author ON promise (author, due) WHERE outcome IS NULL;

        ALTER TABLE case_merge_item RENAME TO case_merge_item_before;
        CREATE TABLE case_merge_item (
            gone INTEGER NOT NULL REFERENCES case_merge (gone),
            sort TEXT NOT NULL CHECK (sort IN ('interaction', 'note', 'hand-over', 'promise')),
            item INTEGER NOT NULL,
            PRIMARY KEY (gone, sort, item)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO case_merge_item (gone, sort, item) SELECT gone, sort, item FROM case_merge_item_before;
        DROP TABLE case_merge_item_before;
        """
    )
}
