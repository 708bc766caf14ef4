extension Migration {
    /// What people ask of calls, for the node with the exchange to do; and phones whose part in a call was never a word to the client.
    static let callWishes = Migration(
        37,
        "call-wishes",
        """
        CREATE TABLE call_wish (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            call TEXT,
            wish TEXT NOT NULL,
            asked INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('asked', 'taken', 'done', 'declined')),
            settled INTEGER,
            reason TEXT CHECK (reason IN ('late', 'no-such-call', 'unfit', 'no-phone', 'busy', 'interrupted')),
            CHECK ((state IN ('done', 'declined')) = (settled IS NOT NULL)),
            CHECK ((state = 'declined') = (reason IS NOT NULL))
        ) STRICT;
        CREATE INDEX call_wish_waiting ON call_wish (id) WHERE settled IS NULL;
        CREATE INDEX call_wish_person ON call_wish (person, id);
        CREATE INDEX call_wish_settled ON call_wish (settled) WHERE settled IS NOT NULL;

        CREATE TABLE phone_call_leg_new (
            call INTEGER NOT NULL REFERENCES phone_call (id),
            place INTEGER NOT NULL,
            endpoint TEXT NOT NULL,
            person INTEGER REFERENCES person (id),
            role TEXT NOT NULL CHECK (role IN ('agent', 'consulted', 'listener')),
            outcome TEXT NOT NULL CHECK (outcome IN (
                'missed', 'not-reached', 'withdrawn', 'answered', 'spoke', 'handed-over')),
            cause INTEGER,
            ring INTEGER NOT NULL CHECK (ring >= 0),
            talk INTEGER NOT NULL CHECK (talk >= 0),
            hold INTEGER NOT NULL CHECK (hold >= 0),
            wrap_up INTEGER NOT NULL CHECK (wrap_up >= 0),
            PRIMARY KEY (call, place)
        ) STRICT;
        INSERT INTO phone_call_leg_new SELECT * FROM phone_call_leg;
        DROP TABLE phone_call_leg;
        ALTER TABLE phone_call_leg_new RENAME TO phone_call_leg;
        CREATE INDEX phone_call_leg_person ON phone_call_leg (person, call) WHERE person IS NOT NULL;
        """
    )
}
