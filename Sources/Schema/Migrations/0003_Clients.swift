extension Migration {
    /// Clients, the people who speak for them, how to reach them, and who may know of them.
    static let clients = Migration(
        3,
        "clients",
        """
        CREATE TABLE client (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('organisation', 'person')),
            name TEXT NOT NULL,
            sort_name TEXT COLLATE "C" NOT NULL,
            tax_number TEXT,
            own_manager INTEGER REFERENCES person (id),
            confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
            provisional INTEGER NOT NULL DEFAULT 0 CHECK (provisional IN (0, 1)),
            language TEXT NOT NULL,
            note TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL,
            made INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX client_by_name ON client (sort_name, id);
        CREATE INDEX client_own_manager ON client (own_manager, sort_name, id) WHERE own_manager IS NOT NULL;
        CREATE INDEX client_provisional ON client (sort_name, id) WHERE provisional = 1;

        CREATE TABLE client_wall (
            client INTEGER NOT NULL REFERENCES client (id),
            person INTEGER NOT NULL REFERENCES person (id),
            named_by INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (client, person)
        ) STRICT;
        CREATE INDEX client_wall_person ON client_wall (person);

        CREATE TABLE contact (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            family TEXT NOT NULL,
            given TEXT NOT NULL,
            patronymic TEXT NOT NULL,
            position TEXT NOT NULL DEFAULT '',
            made INTEGER NOT NULL,
            version INTEGER NOT NULL,
            gone INTEGER
        ) STRICT;
        CREATE INDEX contact_client ON contact (client, id);

        CREATE TABLE contact_point (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            contact INTEGER REFERENCES contact (id),
            kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'postal')),
            value TEXT NOT NULL,
            normalized TEXT NOT NULL,
            made INTEGER NOT NULL,
            gone INTEGER
        ) STRICT;
        CREATE INDEX contact_point_found ON contact_point (kind, normalized) WHERE gone IS NULL;
        CREATE INDEX contact_point_client ON contact_point (client, id);
        CREATE INDEX contact_point_contact ON contact_point (contact) WHERE contact IS NOT NULL;

        CREATE TABLE search_word (
            subject_kind TEXT NOT NULL,
            word TEXT COLLATE "C" NOT NULL,
            subject INTEGER NOT NULL,
            client INTEGER,
            PRIMARY KEY (subject_kind, word, subject)
        ) STRICT;
        CREATE INDEX search_word_subject ON search_word (subject_kind, subject, word);
        """
    )
}
