extension Migration {
    /// Queues of callers, the house's numbers, its people's phones, and what those people were doing when.
    static let callCenter = Migration(
        35,
        "call-center",
        """
        CREATE TABLE call_queue (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            line INTEGER NOT NULL CHECK (line BETWEEN 1 AND 3),
            own_manager_first INTEGER NOT NULL CHECK (own_manager_first >= 0),
            ring_time INTEGER NOT NULL CHECK (ring_time > 0),
            wrap_up INTEGER NOT NULL CHECK (wrap_up >= 0),
            callback_key TEXT,
            is_recorded INTEGER NOT NULL CHECK (is_recorded IN (0, 1)),
            unattended TEXT NOT NULL CHECK (unattended IN ('wait', 'callback', 'voice-mail')),
            overflow_after INTEGER CHECK (overflow_after > 0),
            overflow_queue INTEGER REFERENCES call_queue (id),
            overflow_person INTEGER REFERENCES person (id),
            version INTEGER NOT NULL,
            closed INTEGER,
            CHECK ((overflow_after IS NULL) = (overflow_queue IS NULL AND overflow_person IS NULL)),
            CHECK (overflow_queue IS NULL OR overflow_person IS NULL),
            CHECK (id <> 1 OR closed IS NULL)
        ) STRICT;
        INSERT INTO call_queue (id, name, line, own_manager_first, ring_time, wrap_up, is_recorded, unattended, version)
        VALUES (1, 'Общая очередь', 1, 20, 20, 60, 1, 'callback', 1);

        CREATE TABLE call_queue_need (
            queue INTEGER NOT NULL REFERENCES call_queue (id),
            skill INTEGER NOT NULL REFERENCES skill (id),
            level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
            PRIMARY KEY (queue, skill)
        ) STRICT;

        CREATE TABLE service_number (
            id INTEGER PRIMARY KEY,
            digits TEXT NOT NULL,
            name TEXT NOT NULL,
            language TEXT NOT NULL,
            calendar TEXT,
            greeting TEXT NOT NULL,
            prompt TEXT,
            queue INTEGER NOT NULL REFERENCES call_queue (id),
            closed_way TEXT NOT NULL CHECK (closed_way IN ('voice-mail', 'callback', 'goodbye')),
            closed_words TEXT NOT NULL,
            version INTEGER NOT NULL,
            removed INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX service_number_digits ON service_number (digits) WHERE removed IS NULL;

        CREATE TABLE service_number_key (
            number INTEGER NOT NULL REFERENCES service_number (id),
            digit TEXT NOT NULL,
            queue INTEGER NOT NULL REFERENCES call_queue (id),
            PRIMARY KEY (number, digit)
        ) STRICT;

        CREATE TABLE phone (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            extension TEXT NOT NULL,
            name TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('desk', 'browser')),
            secret BLOB NOT NULL,
            made INTEGER NOT NULL,
            removed INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX phone_extension ON phone (extension) WHERE removed IS NULL;
        CREATE INDEX phone_person ON phone (person, id);

        CREATE TABLE agent_span (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            state TEXT NOT NULL CHECK (state IN ('away', 'available', 'on-call', 'wrap-up', 'pause', 'meeting')),
            reason TEXT,
            until INTEGER,
            next_state TEXT CHECK (next_state IN ('away', 'pause', 'meeting')),
            next_reason TEXT,
            next_until INTEGER,
            by_person INTEGER REFERENCES person (id),
            began INTEGER NOT NULL,
            ended INTEGER CHECK (ended >= began),
            CHECK ((state = 'pause') = (reason IS NOT NULL)),
            CHECK ((state = 'wrap-up') <= (until IS NOT NULL)),
            CHECK (next_reason IS NULL OR next_state = 'pause')
        ) STRICT;
        CREATE UNIQUE INDEX agent_span_now ON agent_span (person) WHERE ended IS NULL;
        CREATE INDEX agent_span_person ON agent_span (person, began, id);
        """
    )
}
