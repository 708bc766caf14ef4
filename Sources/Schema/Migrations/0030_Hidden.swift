extension Migration {
    /// The few clients that are confidential are found without asking each.
    static let hidden = Migration(
        30,
        "hidden",
        """
        CREATE INDEX client_confidential ON client (id) WHERE confidential = 1;
        """
    )
}
