extension Migration {
    /// Senders whose letters give no address, so that each is one client; letters that a person has put away, and those that are
    /// fetched once more; how often the connection ended over the letter that comes next.
    static let letterSorting = Migration(
        22,
        "letter-sorting",
        """
        CREATE TABLE unreachable_sender (
            id INTEGER PRIMARY KEY,
            mark TEXT NOT NULL UNIQUE,
            client INTEGER NOT NULL REFERENCES client (id)
        ) STRICT;
        CREATE INDEX unreachable_sender_client ON unreachable_sender (client);

        ALTER TABLE mailbox_fetching ADD COLUMN stumbles INTEGER NOT NULL DEFAULT 0;

        ALTER TABLE letter ADD COLUMN dismissed INTEGER;
        ALTER TABLE letter ADD COLUMN wanted INTEGER NOT NULL DEFAULT 0 CHECK (wanted IN (0, 1));
        DROP INDEX letter_set_aside;
        CREATE INDEX letter_set_aside ON letter (id) WHERE state = 'set-aside' AND dismissed IS NULL;
        CREATE INDEX letter_wanted ON letter (mailbox, uid) WHERE wanted = 1;
        """
    )
}
