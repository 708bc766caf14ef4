extension Migration {
    /// Clients who stand there twice: how they are found, and how two become one and two again.
    static let merging = Migration(
        10,
        "merging",
        """
        ALTER TABLE client ADD COLUMN merged_into INTEGER REFERENCES client (id);
        CREATE INDEX client_merged ON client (merged_into) WHERE merged_into IS NOT NULL;

        CREATE TABLE client_merge (
            id INTEGER PRIMARY KEY,
            survivor INTEGER NOT NULL REFERENCES client (id),
            gone INTEGER NOT NULL REFERENCES client (id),
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            undone INTEGER
        ) STRICT;
        CREATE INDEX client_merge_survivor ON client_merge (survivor, id);
        CREATE INDEX client_merge_gone ON client_merge (gone, id);

        CREATE TABLE client_merge_item (
            merge INTEGER NOT NULL REFERENCES client_merge (id),
            belonging TEXT NOT NULL,
            item INTEGER NOT NULL,
            PRIMARY KEY (merge, belonging, item)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE client_mark (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            kind TEXT NOT NULL CHECK (kind IN ('born', 'number')),
            value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX client_mark_client ON client_mark (client, id);

        CREATE TABLE duplicate_key (
            key INTEGER NOT NULL,
            client INTEGER NOT NULL,
            PRIMARY KEY (key, client)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE duplicate_keys_of (
            client INTEGER PRIMARY KEY,
            keys BLOB NOT NULL
        ) STRICT;

        CREATE TABLE duplicate_pair (
            one INTEGER NOT NULL REFERENCES client (id),
            other INTEGER NOT NULL REFERENCES client (id),
            weight REAL NOT NULL,
            probability REAL NOT NULL,
            different INTEGER NOT NULL DEFAULT 0 CHECK (different IN (0, 1)),
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (one, other),
            CHECK (one < other)
        ) STRICT;
        CREATE INDEX duplicate_pair_open ON duplicate_pair (weight, one, other) WHERE different = 0;
        CREATE INDEX duplicate_pair_other ON duplicate_pair (other, one);

        CREATE TABLE duplicate_model (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            clients INTEGER NOT NULL,
            model TEXT NOT NULL,
            census TEXT NOT NULL,
            learned INTEGER NOT NULL
        ) STRICT;
        """
    )
}
