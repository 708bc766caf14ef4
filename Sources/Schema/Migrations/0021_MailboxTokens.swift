extension Migration {
    /// The access token that a mailbox was last given, sealed, so that all nodes share it until it runs out.
    static let mailboxTokens = Migration(
        21,
        "mailbox-tokens",
        """
        ALTER TABLE mailbox ADD COLUMN token BLOB;
        """
    )
}
