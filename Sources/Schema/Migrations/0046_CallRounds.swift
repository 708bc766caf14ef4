extension Migration {
    /// Whom to call, one after another.
    static let callRounds = Migration(
        46,
        "call-rounds",
        """
        CREATE TABLE call_round (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            words TEXT NOT NULL,
            attempts INTEGER NOT NULL CHECK (attempts BETWEEN 1 AND 10),
            pause INTEGER NOT NULL CHECK (pause > 0),
            zone TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'closed')),
            version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE call_round_entry (
            id INTEGER PRIMARY KEY,
            list INTEGER NOT NULL REFERENCES call_round (id),
            client INTEGER NOT NULL REFERENCES client (id),
            phone TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'settled')),
            due INTEGER NOT NULL,
            holder INTEGER REFERENCES person (id),
            result TEXT CHECK (result IN ('reached', 'declined', 'wrong-number', 'exhausted')),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            note TEXT NOT NULL,
            CHECK ((state = 'taken') = (holder IS NOT NULL)),
            CHECK ((state = 'settled') = (result IS NOT NULL)),
            UNIQUE (list, phone)
        ) STRICT;
        CREATE INDEX call_round_entry_due ON call_round_entry (list, state, due, id);
        CREATE INDEX call_round_entry_holder ON call_round_entry (holder) WHERE holder IS NOT NULL;
        CREATE INDEX call_round_entry_client ON call_round_entry (client);
        """
    )
}
