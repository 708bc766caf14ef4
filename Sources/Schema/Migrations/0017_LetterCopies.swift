extension Migration {
    /// A letter that came into several mailboxes is taken in once.
    static let letterCopies = Migration(
        17,
        "letter-copies",
        """
        ALTER TABLE letter ADD COLUMN content BLOB;
        ALTER TABLE letter ADD COLUMN same_as INTEGER REFERENCES letter (id);
        CREATE UNIQUE INDEX letter_content ON letter (message_id, content)
            WHERE content IS NOT NULL AND same_as IS NULL;
        CREATE INDEX letter_copies ON letter (same_as) WHERE same_as IS NOT NULL;
        """
    )
}
