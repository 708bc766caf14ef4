extension Migration {
    /// Calls as they came from the exchange, what was made of them, and whom to call back.
    static let calls = Migration(
        36,
        "calls",
        """
        CREATE TABLE call_arrival (
            name TEXT PRIMARY KEY,
            at INTEGER NOT NULL,
            record TEXT NOT NULL,
            context TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('stored', 'understood', 'set-aside')),
            reason TEXT,
            CHECK ((state = 'set-aside') = (reason IS NOT NULL))
        ) STRICT;
        CREATE INDEX call_arrival_waiting ON call_arrival (at) WHERE state <> 'understood';

        CREATE TABLE live_call (
            name TEXT PRIMARY KEY,
            machine TEXT NOT NULL,
            entry TEXT NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE phone_call (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            interaction INTEGER NOT NULL UNIQUE REFERENCES interaction (id),
            direction TEXT NOT NULL CHECK (direction IN ('incoming', 'outgoing')),
            outcome TEXT NOT NULL CHECK (outcome IN (
                'answered', 'abandoned', 'callback', 'voice-mail', 'goodbye', 'not-reached', 'failed')),
            number INTEGER REFERENCES service_number (id),
            queue INTEGER REFERENCES call_queue (id),
            person INTEGER REFERENCES person (id),
            dialled TEXT NOT NULL,
            caller TEXT NOT NULL,
            phone TEXT,
            choice TEXT,
            cause INTEGER,
            transfers INTEGER NOT NULL CHECK (transfers >= 0),
            began INTEGER NOT NULL,
            ended INTEGER NOT NULL CHECK (ended >= began),
            closed INTEGER NOT NULL CHECK (closed >= ended)
        ) STRICT;
        CREATE INDEX phone_call_phone ON phone_call (phone, began) WHERE phone IS NOT NULL;
        CREATE INDEX phone_call_began ON phone_call (began, id);
        CREATE INDEX phone_call_person ON phone_call (person, began) WHERE person IS NOT NULL;
        CREATE INDEX phone_call_queue ON phone_call (queue, began) WHERE queue IS NOT NULL;

        CREATE TABLE phone_call_span (
            call INTEGER NOT NULL REFERENCES phone_call (id),
            place INTEGER NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('arriving', 'menu', 'waiting', 'reaching', 'talking', 'held')),
            began INTEGER NOT NULL,
            ended INTEGER NOT NULL CHECK (ended > began),
            PRIMARY KEY (call, place)
        ) STRICT;

        CREATE TABLE phone_call_leg (
            call INTEGER NOT NULL REFERENCES phone_call (id),
            place INTEGER NOT NULL,
            endpoint TEXT NOT NULL,
            person INTEGER REFERENCES person (id),
            role TEXT NOT NULL CHECK (role IN ('agent', 'consulted', 'listener')),
            outcome TEXT NOT NULL CHECK (outcome IN ('missed', 'not-reached', 'withdrawn', 'spoke', 'handed-over')),
            cause INTEGER,
            ring INTEGER NOT NULL CHECK (ring >= 0),
            talk INTEGER NOT NULL CHECK (talk >= 0),
            hold INTEGER NOT NULL CHECK (hold >= 0),
            wrap_up INTEGER NOT NULL CHECK (wrap_up >= 0),
            PRIMARY KEY (call, place)
        ) STRICT;
        CREATE INDEX phone_call_leg_person ON phone_call_leg (person, call) WHERE person IS NOT NULL;

        CREATE TABLE phone_call_recording (
            call INTEGER NOT NULL REFERENCES phone_call (id),
            place INTEGER NOT NULL,
            name TEXT NOT NULL UNIQUE,
            PRIMARY KEY (call, place)
        ) STRICT;

        CREATE TABLE call_back (
            id INTEGER PRIMARY KEY,
            phone TEXT NOT NULL,
            queue INTEGER REFERENCES call_queue (id),
            first_call INTEGER NOT NULL REFERENCES phone_call (id),
            last_call INTEGER NOT NULL REFERENCES phone_call (id),
            calls INTEGER NOT NULL CHECK (calls > 0),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            is_asked INTEGER NOT NULL CHECK (is_asked IN (0, 1)),
            since INTEGER NOT NULL,
            last INTEGER NOT NULL CHECK (last >= since),
            settled INTEGER,
            settled_call INTEGER REFERENCES phone_call (id),
            settled_person INTEGER REFERENCES person (id),
            CHECK (settled IS NOT NULL OR settled_call IS NULL AND settled_person IS NULL)
        ) STRICT;
        CREATE UNIQUE INDEX call_back_open ON call_back (phone) WHERE settled IS NULL;
        CREATE INDEX call_back_list ON call_back (since, id) WHERE settled IS NULL;
        """
    )
}
