import Store

extension Migration {
    /// What everything else stands on: numbers, jobs, the journal.
    static let ground = Migration(
        1,
        "ground",
        """
        CREATE TABLE number_series (
            name TEXT PRIMARY KEY,
            last INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE turnstile (
            name TEXT PRIMARY KEY,
            passed INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT;

        CREATE TABLE journal (
            entry INTEGER PRIMARY KEY AUTOINCREMENT,
            seq INTEGER UNIQUE,
            at INTEGER NOT NULL,
            actor_kind TEXT NOT NULL,
            actor INTEGER,
            client INTEGER,
            subject_kind TEXT NOT NULL,
            subject INTEGER NOT NULL,
            kind TEXT NOT NULL,
            data TEXT NOT NULL,
            hash BLOB,
            CHECK ((seq IS NULL) = (hash IS NULL))
        ) STRICT;
        CREATE INDEX journal_unsealed ON journal (entry) WHERE seq IS NULL;
        CREATE INDEX journal_by_subject ON journal (subject_kind, subject, entry);
        CREATE INDEX journal_by_client ON journal (client, entry) WHERE client IS NOT NULL;
        CREATE INDEX journal_by_actor ON journal (actor, entry) WHERE actor IS NOT NULL;

        CREATE TABLE subscription (
            name TEXT PRIMARY KEY,
            reached INTEGER NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0,
            complaint TEXT
        ) STRICT;

        CREATE TABLE job (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            payload TEXT NOT NULL,
            mark TEXT UNIQUE,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'dead')),
            due INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            holder TEXT,
            held_until INTEGER,
            complaint TEXT,
            made INTEGER NOT NULL,
            ended INTEGER
        ) STRICT;
        CREATE INDEX job_due ON job (due) WHERE state = 'waiting';
        CREATE INDEX job_held ON job (held_until) WHERE state = 'running';
        CREATE INDEX job_dead ON job (ended) WHERE state = 'dead';
        CREATE INDEX job_done ON job (ended) WHERE state = 'done';

        CREATE TABLE idempotency_key (
            owner TEXT NOT NULL,
            word TEXT NOT NULL,
            fingerprint BLOB NOT NULL,
            status INTEGER NOT NULL,
            answer TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (owner, word)
        ) STRICT;
        CREATE INDEX idempotency_key_age ON idempotency_key (at);
        """,
        only: [
            .sqlite: "INSERT INTO number_series (name, last) VALUES ('service_case', 10000);",
            .postgres: "CREATE SEQUENCE service_case_number START 10001;",
        ]
    )
}
