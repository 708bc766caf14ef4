extension Migration {
    /// Texts that are written often belong to one mailbox or to all.
    static let mailboxTemplates = Migration(
        17,
        "mailbox templates",
        """
        ALTER TABLE template ADD COLUMN mailbox INTEGER REFERENCES mailbox (id);
        """
    )
}
