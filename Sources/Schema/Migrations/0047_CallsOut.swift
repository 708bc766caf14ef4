extension Migration {
    /// Calls out: lists whose next is called by the house itself, who takes part in that, how often those are tried who are to be called
    /// back, which number of ours is seen, and colleagues who call one another.
    static let callsOut = Migration(
        47,
        "calls-out",
        """
        ALTER TABLE call_round ADD COLUMN way TEXT NOT NULL DEFAULT 'preview' CHECK (way IN ('preview', 'progressive'));
        CREATE INDEX call_round_progressive ON call_round (id) WHERE state = 'running' AND way = 'progressive';

        CREATE TABLE call_round_caller (
            list INTEGER NOT NULL REFERENCES call_round (id),
            person INTEGER NOT NULL REFERENCES person (id),
            since INTEGER NOT NULL,
            PRIMARY KEY (list, person)
        ) STRICT;
        CREATE INDEX call_round_caller_person ON call_round_caller (person);

        ALTER TABLE call_round_entry ADD COLUMN stage TEXT
            CHECK (stage IN ('called', 'talked') AND state = 'taken' OR stage IS NULL);
        ALTER TABLE call_round_entry ADD COLUMN missed TEXT CHECK (missed IN ('busy', 'no-answer', 'failed'));
        CREATE INDEX call_round_entry_stage ON call_round_entry (stage, list) WHERE stage IS NOT NULL;

        ALTER TABLE call_queue ADD COLUMN callback_attempts INTEGER NOT NULL DEFAULT 3
            CHECK (callback_attempts BETWEEN 1 AND 10);
        ALTER TABLE call_queue ADD COLUMN callback_pause INTEGER NOT NULL DEFAULT 900 CHECK (callback_pause > 0);
        ALTER TABLE call_back ADD COLUMN tried INTEGER;
        ALTER TABLE call_back ADD COLUMN next INTEGER;
        CREATE INDEX call_back_asked ON call_back (since, id) WHERE settled IS NULL AND is_asked = 1;

        CREATE TABLE shown_number (
            caller TEXT PRIMARY KEY,
            department INTEGER UNIQUE REFERENCES department (id),
            queue INTEGER UNIQUE REFERENCES call_queue (id),
            person INTEGER UNIQUE REFERENCES person (id),
            number INTEGER NOT NULL REFERENCES service_number (id),
            CHECK (CASE WHEN department IS NULL THEN 0 ELSE 1 END + CASE WHEN queue IS NULL THEN 0 ELSE 1 END
                + CASE WHEN person IS NULL THEN 0 ELSE 1 END = CASE WHEN caller = 'house' THEN 0 ELSE 1 END)
        ) STRICT;
        CREATE INDEX shown_number_number ON shown_number (number);

        ALTER TABLE live_call ADD COLUMN is_inside INTEGER NOT NULL DEFAULT 0 CHECK (is_inside IN (0, 1));
        """
    )
}
