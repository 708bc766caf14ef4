extension Migration {
    /// Rules that sort what comes in, when each fired, the words that cases are marked with, and who has a chat in
    /// front of them.
    static let rules = Migration(
        16,
        "rules",
        """
        CREATE TABLE rule (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            place INTEGER NOT NULL,
            condition TEXT NOT NULL,
            act TEXT NOT NULL,
            switched_on INTEGER,
            tried INTEGER,
            version INTEGER NOT NULL,
            made INTEGER NOT NULL,
            gone INTEGER,
            CHECK (gone IS NULL OR switched_on IS NULL)
        ) STRICT;
        CREATE INDEX rule_by_place ON rule (place, id) WHERE gone IS NULL;

        CREATE TABLE rule_firing (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            rule INTEGER NOT NULL REFERENCES rule (id),
            at INTEGER NOT NULL,
            PRIMARY KEY (service_case, rule)
        ) STRICT;
        CREATE INDEX rule_firing_rule ON rule_firing (rule, at);

        CREATE TABLE case_tag (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            tag TEXT NOT NULL,
            PRIMARY KEY (service_case, tag)
        ) STRICT;
        CREATE INDEX case_tag_tag ON case_tag (tag, service_case);

        CREATE TABLE chat_presence (
            service_case INTEGER PRIMARY KEY REFERENCES service_case (id),
            seen INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX outbox_recipient_address ON outbox_recipient (address, interaction);
        """
    )
}
