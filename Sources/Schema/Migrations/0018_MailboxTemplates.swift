extension Migration {
    /// Texts that are written often belong to one mailbox or to all.
    static let mailboxTemplates = Migration(
        18,
        "mailbox templates",
        """
        ALTER TABLE template ADD COLUMN mailbox INTEGER REFERENCES mailbox (id);
        """
    )
}
