extension Migration {
    /// What was first meant for turnstiles serves leases alone: now it is called so.
    static let leases = Migration(
        6,
        "leases",
        """
        ALTER TABLE turnstile RENAME TO lease;
        ALTER TABLE lease RENAME COLUMN passed TO held_until;
        """
    )
}
