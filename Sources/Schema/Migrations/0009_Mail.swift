extension Migration {
    /// Files in pieces, mailboxes, letters as they came and went, and how they hang together.
    static let mail = Migration(
        9,
        "mail",
        """
        CREATE TABLE file (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            size INTEGER,
            sha256 BLOB,
            made INTEGER NOT NULL,
            CHECK ((size IS NULL) = (sha256 IS NULL))
        ) STRICT;
        CREATE INDEX file_unfinished ON file (made) WHERE size IS NULL;

        CREATE TABLE file_piece (
            file INTEGER NOT NULL REFERENCES file (id),
            place INTEGER NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (file, place)
        ) STRICT;

        CREATE TABLE mailbox (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            from_name TEXT NOT NULL,
            department INTEGER REFERENCES department (id),
            signature TEXT NOT NULL,
            imap_host TEXT,
            imap_port INTEGER,
            imap_security TEXT,
            imap_folder TEXT NOT NULL,
            takes_old INTEGER NOT NULL CHECK (takes_old IN (0, 1)),
            smtp_host TEXT,
            smtp_port INTEGER,
            smtp_security TEXT,
            login TEXT NOT NULL,
            secret BLOB,
            is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
            version INTEGER NOT NULL,
            made INTEGER NOT NULL,
            CHECK ((imap_host IS NULL) = (imap_port IS NULL) AND (imap_host IS NULL) = (imap_security IS NULL)),
            CHECK ((smtp_host IS NULL) = (smtp_port IS NULL) AND (smtp_host IS NULL) = (smtp_security IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX mailbox_address ON mailbox (address);

        CREATE TABLE mailbox_fetching (
            mailbox INTEGER PRIMARY KEY REFERENCES mailbox (id),
            validity INTEGER,
            last_uid INTEGER,
            checked INTEGER,
            fetched INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            complaint TEXT,
            due INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE letter (
            id INTEGER PRIMARY KEY,
            mailbox INTEGER REFERENCES mailbox (id),
            direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
            file INTEGER NOT NULL UNIQUE REFERENCES file (id),
            fingerprint BLOB NOT NULL,
            validity INTEGER,
            uid INTEGER,
            state TEXT NOT NULL CHECK (state IN ('stored', 'understood', 'set-aside')),
            reason TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            origin TEXT,
            message_id TEXT,
            sender_name TEXT NOT NULL DEFAULT '',
            sender TEXT NOT NULL DEFAULT '',
            receivers TEXT NOT NULL DEFAULT '',
            subject TEXT NOT NULL DEFAULT '',
            written INTEGER,
            has_html INTEGER NOT NULL DEFAULT 0 CHECK (has_html IN (0, 1)),
            received INTEGER NOT NULL,
            made INTEGER NOT NULL,
            CHECK ((state = 'set-aside') = (reason IS NOT NULL)),
            CHECK ((validity IS NULL) = (uid IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX letter_place ON letter (mailbox, validity, uid) WHERE uid IS NOT NULL;
        CREATE INDEX letter_fingerprint ON letter (fingerprint);
        CREATE INDEX letter_stored ON letter (id) WHERE state = 'stored';
        CREATE INDEX letter_set_aside ON letter (id) WHERE state = 'set-aside';
        CREATE INDEX letter_message ON letter (message_id) WHERE message_id IS NOT NULL;

        CREATE TABLE letter_reference (
            letter INTEGER NOT NULL REFERENCES letter (id),
            place INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            PRIMARY KEY (letter, place)
        ) STRICT;
        CREATE INDEX letter_reference_found ON letter_reference (message_id);

        CREATE TABLE letter_attachment (
            letter INTEGER NOT NULL REFERENCES letter (id),
            part TEXT NOT NULL,
            place INTEGER NOT NULL,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            size INTEGER NOT NULL,
            content_id TEXT,
            is_inline INTEGER NOT NULL CHECK (is_inline IN (0, 1)),
            PRIMARY KEY (letter, part)
        ) STRICT;

        CREATE TABLE letter_interaction (
            interaction INTEGER PRIMARY KEY REFERENCES interaction (id),
            letter INTEGER NOT NULL REFERENCES letter (id)
        ) STRICT;
        CREATE INDEX letter_interaction_letter ON letter_interaction (letter);

        CREATE TABLE case_link (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            other INTEGER NOT NULL REFERENCES service_case (id),
            kind TEXT NOT NULL CHECK (kind IN ('continues', 'related')),
            at INTEGER NOT NULL,
            PRIMARY KEY (service_case, other),
            CHECK (service_case <> other)
        ) STRICT;
        CREATE INDEX case_link_other ON case_link (other);

        ALTER TABLE contact_point ADD COLUMN undeliverable INTEGER;
        ALTER TABLE contact_point ADD COLUMN undeliverable_why TEXT;
        """
    )
}
