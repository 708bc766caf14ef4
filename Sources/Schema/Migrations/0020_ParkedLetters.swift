extension Migration {
    /// Letters that were written before there was a mailbox wait until somebody says what is to become of them.
    static let parkedLetters = Migration(
        20,
        "parked letters",
        """
        ALTER TABLE outbox ADD COLUMN parked INTEGER;
        DROP INDEX outbox_due;
        CREATE INDEX outbox_due ON outbox (channel, due, interaction) WHERE state = 'waiting' AND parked IS NULL;
        CREATE INDEX outbox_parked ON outbox (parked, interaction) WHERE parked IS NOT NULL;
        """
    )
}
