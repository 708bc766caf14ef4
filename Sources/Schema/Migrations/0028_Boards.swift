extension Migration {
    /// What is counted by day, so that a head's numbers need no look at every case; lists that people keep; what was done with
    /// many cases at once, to be taken back.
    static let boards = Migration(
        28,
        "boards",
        """
        CREATE TABLE day_count (
            client INTEGER NOT NULL,
            measure TEXT NOT NULL,
            day INTEGER NOT NULL,
            line INTEGER NOT NULL,
            department INTEGER NOT NULL,
            person INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (client, measure, day, line, department, person)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE effort_count (
            client INTEGER NOT NULL,
            day INTEGER NOT NULL,
            kind TEXT NOT NULL,
            alone INTEGER NOT NULL CHECK (alone IN (0, 1)),
            cases INTEGER NOT NULL,
            minutes INTEGER NOT NULL,
            squares INTEGER NOT NULL,
            PRIMARY KEY (client, day, kind, alone)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE day_count_place (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            reached INTEGER NOT NULL,
            zone TEXT NOT NULL
        ) STRICT;

        CREATE TABLE day_reach (
            day INTEGER PRIMARY KEY,
            first_entry INTEGER NOT NULL,
            last_entry INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE counted_apart (
            client INTEGER PRIMARY KEY REFERENCES client (id)
        ) STRICT;

        CREATE TABLE counted_case (
            service_case INTEGER PRIMARY KEY REFERENCES service_case (id),
            apart INTEGER NOT NULL,
            opened INTEGER NOT NULL,
            line INTEGER NOT NULL,
            department INTEGER NOT NULL,
            worker INTEGER NOT NULL,
            rests INTEGER NOT NULL CHECK (rests IN (0, 1)),
            ownerless INTEGER NOT NULL CHECK (ownerless IN (0, 1))
        ) STRICT;

        CREATE TABLE ping_pong (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            day INTEGER NOT NULL,
            times INTEGER NOT NULL,
            PRIMARY KEY (service_case, day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX ping_pong_day ON ping_pong (day);

        CREATE TABLE case_effort (
            service_case INTEGER PRIMARY KEY REFERENCES service_case (id),
            beyond INTEGER NOT NULL CHECK (beyond IN (0, 1)),
            milliseconds INTEGER NOT NULL,
            day INTEGER,
            kind TEXT,
            alone INTEGER CHECK (alone IN (0, 1)),
            minutes INTEGER NOT NULL,
            CHECK ((day IS NULL) = (kind IS NULL) AND (day IS NULL) = (alone IS NULL))
        ) STRICT;

        CREATE TABLE case_in_hand (
            person INTEGER NOT NULL REFERENCES person (id),
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            since INTEGER NOT NULL,
            PRIMARY KEY (person, service_case)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE saved_filter (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            query TEXT NOT NULL,
            author INTEGER NOT NULL REFERENCES person (id),
            audience TEXT NOT NULL CHECK (audience IN ('own', 'department', 'role', 'everyone')),
            department INTEGER REFERENCES department (id),
            role TEXT,
            key TEXT,
            is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
            made INTEGER NOT NULL,
            removed INTEGER,
            version INTEGER NOT NULL,
            CHECK ((audience = 'department') = (department IS NOT NULL)),
            CHECK ((audience = 'role') = (role IS NOT NULL))
        ) STRICT;
        CREATE INDEX saved_filter_author ON saved_filter (author) WHERE removed IS NULL;
        CREATE INDEX saved_filter_shared ON saved_filter (audience, department, role) WHERE removed IS NULL;

        CREATE TABLE bulk (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            act TEXT NOT NULL,
            at INTEGER NOT NULL,
            undone INTEGER
        ) STRICT;
        CREATE INDEX bulk_at ON bulk (at);

        CREATE TABLE bulk_item (
            bulk INTEGER NOT NULL REFERENCES bulk (id),
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            version INTEGER NOT NULL,
            before TEXT NOT NULL,
            PRIMARY KEY (bulk, service_case)
        ) STRICT, WITHOUT ROWID;
        """
    )
}
