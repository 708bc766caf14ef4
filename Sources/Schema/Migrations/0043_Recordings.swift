extension Migration {
    /// The sound of calls: sealed contents, and what became of each recording.
    static let recordings = Migration(
        43,
        "recordings",
        """
        ALTER TABLE file ADD COLUMN salt BLOB;

        ALTER TABLE phone_call_recording ADD COLUMN kind TEXT NOT NULL DEFAULT 'conversation'
            CHECK (kind IN ('conversation', 'message'));
        ALTER TABLE phone_call_recording ADD COLUMN state TEXT NOT NULL DEFAULT 'awaited'
            CHECK (state IN ('awaited', 'kept', 'lost', 'deleted'));
        ALTER TABLE phone_call_recording ADD COLUMN broken_off INTEGER NOT NULL DEFAULT 0 CHECK (broken_off IN (0, 1));
        ALTER TABLE phone_call_recording ADD COLUMN reason TEXT;
        ALTER TABLE phone_call_recording ADD COLUMN settled INTEGER;
        ALTER TABLE phone_call_recording ADD COLUMN file INTEGER REFERENCES file (id);
        ALTER TABLE phone_call_recording ADD COLUMN channels INTEGER CHECK (channels BETWEEN 1 AND 2);
        ALTER TABLE phone_call_recording ADD COLUMN frames INTEGER CHECK (frames >= 0);
        ALTER TABLE phone_call_recording ADD COLUMN peaks BLOB;
        CREATE INDEX phone_call_recording_kept ON phone_call_recording (settled) WHERE state = 'kept';
        CREATE INDEX phone_call_recording_trouble ON phone_call_recording (state) 
            WHERE state IN ('awaited', 'lost') OR broken_off = 1;
        """
    )
}
