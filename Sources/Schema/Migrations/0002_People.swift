extension Migration {
    /// Departments, people, how they come in and what they may.
    static let people = Migration(
        2,
        "people",
        """
        CREATE TABLE department (
            id INTEGER PRIMARY KEY,
            parent INTEGER REFERENCES department (id),
            name TEXT NOT NULL,
            version INTEGER NOT NULL,
            closed INTEGER
        ) STRICT;
        CREATE INDEX department_parent ON department (parent);

        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            login TEXT NOT NULL UNIQUE,
            family TEXT NOT NULL,
            given TEXT NOT NULL,
            patronymic TEXT NOT NULL,
            email TEXT,
            department INTEGER REFERENCES department (id),
            position TEXT NOT NULL DEFAULT '',
            line INTEGER CHECK (line BETWEEN 1 AND 3),
            language TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            theme TEXT NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto', 'light', 'dark')),
            password TEXT,
            totp_secret BLOB,
            totp_last_step INTEGER,
            state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'left')),
            version INTEGER NOT NULL,
            made INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX person_department ON person (department);
        CREATE INDEX person_by_name ON person (family, given);

        ALTER TABLE department ADD COLUMN head INTEGER REFERENCES person (id);
        CREATE INDEX department_head ON department (head) WHERE head IS NOT NULL;

        CREATE TABLE person_role (
            person INTEGER NOT NULL REFERENCES person (id),
            role TEXT NOT NULL,
            PRIMARY KEY (person, role)
        ) STRICT;

        CREATE TABLE skill (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE person_skill (
            person INTEGER NOT NULL REFERENCES person (id),
            skill INTEGER NOT NULL REFERENCES skill (id),
            level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
            PRIMARY KEY (person, skill)
        ) STRICT;
        CREATE INDEX person_skill_by_skill ON person_skill (skill);

        CREATE TABLE invitation (
            secret_hash BLOB PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            made INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            used INTEGER
        ) STRICT;
        CREATE INDEX invitation_person ON invitation (person);

        CREATE TABLE session (
            secret_hash BLOB PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            csrf TEXT NOT NULL,
            made INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            agent TEXT NOT NULL
        ) STRICT;
        CREATE INDEX session_person ON session (person);
        CREATE INDEX session_expires ON session (expires);

        CREATE TABLE api_token (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            name TEXT NOT NULL,
            secret_hash BLOB NOT NULL UNIQUE,
            scopes TEXT NOT NULL,
            made INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            revoked INTEGER
        ) STRICT;
        CREATE INDEX api_token_person ON api_token (person);

        CREATE TABLE sign_in_failure (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            who TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sign_in_failure_who ON sign_in_failure (who, at);
        CREATE INDEX sign_in_failure_age ON sign_in_failure (at);
        """
    )
}
