extension Migration {
    /// What a client's card holds beside names and numbers, and lists of clients that come and go as files.
    static let clientCards = Migration(
        12,
        "client cards",
        """
        CREATE INDEX client_tax_number ON client (tax_number) WHERE tax_number IS NOT NULL;

        DROP INDEX interaction_client;
        CREATE INDEX interaction_client ON interaction (client, at, id, channel, direction, author, contact);

        CREATE TABLE client_note (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            author INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            text TEXT NOT NULL,
            pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
            gone INTEGER
        ) STRICT;
        CREATE INDEX client_note_client ON client_note (client, pinned, id) WHERE gone IS NULL;

        CREATE TABLE client_tag (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            tag TEXT COLLATE "C" NOT NULL,
            name TEXT NOT NULL
        ) STRICT;
        CREATE INDEX client_tag_client ON client_tag (client, tag);
        CREATE INDEX client_tag_tag ON client_tag (tag, client);

        CREATE TABLE client_field (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'choice', 'yes-no')),
            choices TEXT NOT NULL,
            place INTEGER NOT NULL,
            version INTEGER NOT NULL,
            gone INTEGER
        ) STRICT;

        CREATE TABLE client_field_value (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            field INTEGER NOT NULL REFERENCES client_field (id),
            value TEXT NOT NULL,
            sort TEXT COLLATE "C" NOT NULL
        ) STRICT;
        CREATE INDEX client_field_value_client ON client_field_value (client, field);
        CREATE INDEX client_field_value_found ON client_field_value (field, sort, client);

        CREATE TABLE client_consent (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            contact INTEGER REFERENCES contact (id),
            purpose TEXT NOT NULL,
            document TEXT NOT NULL,
            given TEXT NOT NULL,
            noted_by INTEGER REFERENCES person (id),
            noted INTEGER NOT NULL,
            withdrawn TEXT,
            withdrawal TEXT,
            withdrawal_noted_by INTEGER REFERENCES person (id),
            CHECK ((withdrawn IS NULL) = (withdrawal IS NULL))
        ) STRICT;
        CREATE INDEX client_consent_client ON client_consent (client, id);

        CREATE TABLE client_relation (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            other INTEGER NOT NULL REFERENCES client (id),
            kind TEXT NOT NULL CHECK (kind IN ('holding', 'family', 'employer', 'partner')),
            note TEXT NOT NULL,
            made_by INTEGER REFERENCES person (id),
            made INTEGER NOT NULL,
            gone INTEGER
        ) STRICT;
        CREATE INDEX client_relation_client ON client_relation (client) WHERE gone IS NULL;
        CREATE INDEX client_relation_other ON client_relation (other) WHERE gone IS NULL;

        CREATE TABLE client_import (
            id INTEGER PRIMARY KEY,
            file INTEGER REFERENCES file (id),
            file_name TEXT NOT NULL,
            format TEXT NOT NULL CHECK (format IN ('table', 'cards')),
            size INTEGER NOT NULL,
            fingerprint BLOB NOT NULL,
            plan TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'running', 'stopped', 'failed', 'done')),
            whole INTEGER NOT NULL,
            reached INTEGER NOT NULL,
            reached_line INTEGER NOT NULL,
            row_count INTEGER NOT NULL,
            added INTEGER NOT NULL,
            completed INTEGER NOT NULL,
            unchanged INTEGER NOT NULL,
            remarked INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            complaint TEXT,
            made_by INTEGER REFERENCES person (id),
            made INTEGER NOT NULL,
            begun INTEGER,
            ended INTEGER
        ) STRICT;
        CREATE INDEX client_import_made_by ON client_import (made_by, id);
        CREATE INDEX client_import_kept ON client_import (made) WHERE file IS NOT NULL;
        CREATE INDEX client_import_same ON client_import (fingerprint);

        CREATE TABLE client_import_reject (
            import INTEGER NOT NULL REFERENCES client_import (id),
            line INTEGER NOT NULL,
            taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
            reason TEXT NOT NULL,
            field TEXT NOT NULL,
            found TEXT NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY (import, line)
        ) STRICT;

        CREATE TABLE client_import_mark (
            id INTEGER PRIMARY KEY,
            mark TEXT COLLATE "C" NOT NULL,
            client INTEGER NOT NULL REFERENCES client (id)
        ) STRICT;
        CREATE UNIQUE INDEX client_import_mark_mark ON client_import_mark (mark);
        CREATE INDEX client_import_mark_client ON client_import_mark (client);

        CREATE TABLE import_mapping (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            plan TEXT NOT NULL,
            made_by INTEGER REFERENCES person (id),
            changed INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX import_mapping_name ON import_mapping (name);
        """
    )
}
