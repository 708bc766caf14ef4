extension Migration {
    /// Cases are tagged as clients are: two spellings that differ in case alone are one tag. Tags of before are brought to their key as
    /// far as the database can; each gets its own when the tags of its case are next written.
    static let caseTags = Migration(
        19,
        "case tags",
        """
        DROP INDEX case_tag_tag;
        ALTER TABLE case_tag RENAME TO case_tag_before;
        CREATE TABLE case_tag (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            tag TEXT COLLATE "C" NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (service_case, tag)
        ) STRICT;
        INSERT INTO case_tag (service_case, tag, name)
            SELECT service_case, LOWER(tag), MIN(tag) FROM case_tag_before GROUP BY service_case, LOWER(tag);
        DROP TABLE case_tag_before;
        CREATE INDEX case_tag_tag ON case_tag (tag, service_case);
        """
    )
}
