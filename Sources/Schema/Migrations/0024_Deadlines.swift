extension Migration {
    /// What deadlines are counted by, which of them run, who is away, and what a case asks of whoever is to take it.
    static let deadlines = Migration(
        24,
        "deadlines",
        """
        CREATE TABLE deadline_policy (
            edition INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            by_person INTEGER REFERENCES person (id),
            document TEXT NOT NULL
        ) STRICT;
        CREATE INDEX deadline_policy_at ON deadline_policy (at, edition);

        CREATE TABLE client_contract (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            contract TEXT,
            since INTEGER NOT NULL,
            by_person INTEGER REFERENCES person (id)
        ) STRICT;
        CREATE INDEX client_contract_client ON client_contract (client, since, id);

        CREATE TABLE deadline (
            subject_kind TEXT NOT NULL,
            subject INTEGER NOT NULL,
            goal TEXT NOT NULL,
            serial INTEGER NOT NULL,
            service_case INTEGER REFERENCES service_case (id),
            due INTEGER,
            rung INTEGER NOT NULL,
            alarms TEXT NOT NULL,
            alarm INTEGER,
            PRIMARY KEY (subject_kind, subject, goal, serial)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX deadline_alarm ON deadline (alarm) WHERE alarm IS NOT NULL;
        CREATE INDEX deadline_case ON deadline (service_case) WHERE service_case IS NOT NULL;

        ALTER TABLE service_case ADD COLUMN due INTEGER NOT NULL DEFAULT 253402300799000;
        DROP INDEX service_case_queue;
        CREATE INDEX service_case_queue ON service_case (line, due, priority DESC, opened, id) WHERE status = 'new';
        CREATE INDEX service_case_due ON service_case (due, id) WHERE status <> 'closed';

        CREATE TABLE case_need (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            skill INTEGER NOT NULL REFERENCES skill (id),
            level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
            PRIMARY KEY (service_case, skill)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE absence (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            begins INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            stand_in INTEGER REFERENCES person (id),
            CHECK (begins < ends)
        ) STRICT;
        CREATE INDEX absence_person ON absence (person, ends);

        CREATE TABLE work_terms (
            person INTEGER PRIMARY KEY REFERENCES person (id),
            calendar TEXT,
            most_cases INTEGER CHECK (most_cases > 0)
        ) STRICT;

        ALTER TABLE attention RENAME TO attention_before;
        CREATE TABLE attention (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            service_case INTEGER REFERENCES service_case (id),
            task INTEGER,
            kind TEXT NOT NULL,
            subject INTEGER NOT NULL,
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            seen INTEGER,
            UNIQUE (person, kind, subject),
            CHECK (service_case IS NOT NULL OR task IS NOT NULL)
        ) STRICT;
        INSERT INTO attention (id, person, service_case, kind, subject, by_person, at, seen)
            SELECT id, person, service_case, kind, subject, by_person, at, seen FROM attention_before;
        DROP TABLE attention_before;
        CREATE INDEX attention_open ON attention (person, at, id) WHERE seen IS NULL;
        CREATE INDEX attention_case ON attention (service_case, person) WHERE seen IS NULL AND service_case IS NOT NULL;
        """
    )
}
