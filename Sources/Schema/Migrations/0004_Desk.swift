extension Migration {
    /// Interactions, cases and what is done with them.
    static let desk = Migration(
        4,
        "desk",
        """
        CREATE TABLE service_case (
            id INTEGER PRIMARY KEY,
            number INTEGER NOT NULL UNIQUE,
            client INTEGER NOT NULL REFERENCES client (id),
            contact INTEGER REFERENCES contact (id),
            kind TEXT NOT NULL CHECK (kind IN ('question', 'request', 'incident', 'claim')),
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('new', 'working', 'waiting', 'solved', 'closed')),
            waiting_for TEXT,
            priority INTEGER NOT NULL CHECK (priority BETWEEN 1 AND 4),
            line INTEGER NOT NULL CHECK (line BETWEEN 1 AND 3),
            department INTEGER REFERENCES department (id),
            owner INTEGER REFERENCES person (id),
            worker INTEGER REFERENCES person (id),
            channel TEXT NOT NULL,
            product TEXT,
            hand_overs INTEGER NOT NULL DEFAULT 0,
            opened INTEGER NOT NULL,
            touched INTEGER NOT NULL,
            closed INTEGER,
            confirmed_by TEXT,
            version INTEGER NOT NULL,
            CHECK ((status = 'waiting') = (waiting_for IS NOT NULL)),
            CHECK ((status = 'closed') = (closed IS NOT NULL))
        ) STRICT;
        CREATE INDEX service_case_queue ON service_case (line, priority DESC, opened, id) WHERE status = 'new';
        CREATE INDEX service_case_open ON service_case (touched, id) WHERE status <> 'closed';
        CREATE INDEX service_case_all ON service_case (touched, id);
        CREATE INDEX service_case_owner_open ON service_case (owner, touched, id) WHERE status <> 'closed';
        CREATE INDEX service_case_owner ON service_case (owner, touched, id) WHERE owner IS NOT NULL;
        CREATE INDEX service_case_worker_open ON service_case (worker, touched, id) WHERE status <> 'closed';
        CREATE INDEX service_case_worker ON service_case (worker, touched, id) WHERE worker IS NOT NULL;
        CREATE INDEX service_case_department ON service_case (department, touched, id) WHERE department IS NOT NULL;
        CREATE INDEX service_case_client ON service_case (client, touched, id);

        CREATE TABLE interaction (
            id INTEGER PRIMARY KEY,
            client INTEGER NOT NULL REFERENCES client (id),
            contact INTEGER REFERENCES contact (id),
            service_case INTEGER REFERENCES service_case (id),
            channel TEXT NOT NULL CHECK (channel IN ('phone', 'email', 'web', 'portal', 'chat', 'message', 'meeting', 'letter', 'fax')),
            direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
            author INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            subject TEXT NOT NULL,
            text TEXT NOT NULL,
            duration INTEGER,
            raw TEXT
        ) STRICT;
        CREATE INDEX interaction_client ON interaction (client, at, id);
        CREATE INDEX interaction_case ON interaction (service_case, at, id) WHERE service_case IS NOT NULL;
        CREATE INDEX interaction_author ON interaction (author, at) WHERE author IS NOT NULL;
        CREATE INDEX interaction_at ON interaction (at, id);

        CREATE TABLE outbox (
            interaction INTEGER PRIMARY KEY REFERENCES interaction (id),
            address TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'withdrawn')),
            attempts INTEGER NOT NULL DEFAULT 0,
            complaint TEXT,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX outbox_waiting ON outbox (at) WHERE state = 'waiting';

        CREATE TABLE case_note (
            id INTEGER PRIMARY KEY,
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            author INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX case_note_case ON case_note (service_case, at, id);

        CREATE TABLE hand_over (
            id INTEGER PRIMARY KEY,
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            from_person INTEGER REFERENCES person (id),
            to_person INTEGER REFERENCES person (id),
            to_department INTEGER REFERENCES department (id),
            to_line INTEGER NOT NULL CHECK (to_line BETWEEN 1 AND 3),
            summary TEXT NOT NULL,
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX hand_over_case ON hand_over (service_case, at, id);

        CREATE TABLE presence (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            person INTEGER NOT NULL REFERENCES person (id),
            seen INTEGER NOT NULL,
            writing INTEGER NOT NULL DEFAULT 0 CHECK (writing IN (0, 1)),
            PRIMARY KEY (service_case, person)
        ) STRICT;
        CREATE INDEX presence_seen ON presence (seen);

        CREATE TABLE draft (
            person INTEGER NOT NULL REFERENCES person (id),
            place TEXT NOT NULL,
            text TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (person, place)
        ) STRICT;
        """
    )
}
