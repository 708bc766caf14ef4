extension Migration {
    /// Letters leave the house: to whom, from when on, who is sending them, and what became of them for each recipient; what is
    /// attached to them; texts that are written often; and what somebody has to look at.
    static let outbox = Migration(
        15,
        "outbox",
        """
        CREATE TABLE outgoing (
            interaction INTEGER PRIMARY KEY REFERENCES interaction (id),
            channel TEXT NOT NULL,
            address TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'uncertain', 'withdrawn')),
            attempts INTEGER NOT NULL DEFAULT 0,
            complaint TEXT,
            at INTEGER NOT NULL,
            since INTEGER NOT NULL,
            due INTEGER NOT NULL,
            ended INTEGER,
            holder TEXT,
            held_until INTEGER,
            handed INTEGER,
            CHECK ((state = 'sending') = (holder IS NOT NULL) AND (holder IS NULL) = (held_until IS NULL)),
            CHECK (handed IS NULL OR state = 'sending')
        ) STRICT;
        INSERT INTO outgoing (interaction, channel, address, state, attempts, complaint, at, since, due)
        SELECT outbox.interaction, interaction.channel, outbox.address, outbox.state, outbox.attempts, NULL, outbox.at,
            outbox.at, outbox.at
        FROM outbox JOIN interaction ON interaction.id = outbox.interaction;
        DROP TABLE outbox;
        ALTER TABLE outgoing RENAME TO outbox;
        CREATE INDEX outbox_due ON outbox (channel, due, interaction) WHERE state = 'waiting';
        CREATE INDEX outbox_sending ON outbox (held_until) WHERE state = 'sending';
        CREATE INDEX outbox_waiting ON outbox (at, interaction) WHERE state IN ('waiting', 'sending', 'uncertain');
        CREATE INDEX outbox_failed ON outbox (ended, interaction) WHERE state = 'failed';

        CREATE TABLE outbox_recipient (
            interaction INTEGER NOT NULL REFERENCES outbox (interaction),
            place INTEGER NOT NULL,
            address TEXT NOT NULL,
            is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
            fate TEXT NOT NULL CHECK (fate IN ('waiting', 'accepted', 'refused', 'uncertain')),
            words TEXT,
            PRIMARY KEY (interaction, place)
        ) STRICT;
        INSERT INTO outbox_recipient (interaction, place, address, is_copy, fate)
        SELECT interaction, 0, address, 0, 'waiting' FROM outbox WHERE channel = 'email' AND state = 'waiting';

        CREATE TABLE interaction_file (
            interaction INTEGER NOT NULL REFERENCES interaction (id),
            place INTEGER NOT NULL,
            file INTEGER NOT NULL REFERENCES file (id),
            PRIMARY KEY (interaction, place)
        ) STRICT;
        CREATE INDEX interaction_file_file ON interaction_file (file);

        CREATE TABLE draft_file (
            person INTEGER NOT NULL REFERENCES person (id),
            place TEXT NOT NULL,
            file INTEGER NOT NULL UNIQUE REFERENCES file (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (person, place, file)
        ) STRICT;
        CREATE INDEX draft_place ON draft (place, at);

        CREATE TABLE template (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            shortcut TEXT,
            text TEXT NOT NULL,
            department INTEGER REFERENCES department (id),
            language TEXT,
            version INTEGER NOT NULL,
            made INTEGER NOT NULL,
            gone INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX template_shortcut ON template (shortcut) WHERE gone IS NULL AND shortcut IS NOT NULL;
        CREATE INDEX template_by_name ON template (name, id) WHERE gone IS NULL;

        CREATE TABLE attention (
            id INTEGER PRIMARY KEY,
            person INTEGER NOT NULL REFERENCES person (id),
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            kind TEXT NOT NULL CHECK (kind IN ('mention', 'undelivered', 'uncertain')),
            subject INTEGER NOT NULL,
            by_person INTEGER REFERENCES person (id),
            at INTEGER NOT NULL,
            seen INTEGER,
            UNIQUE (person, kind, subject)
        ) STRICT;
        CREATE INDEX attention_open ON attention (person, at, id) WHERE seen IS NULL;
        CREATE INDEX attention_case ON attention (service_case, person) WHERE seen IS NULL;
        """
    )
}
