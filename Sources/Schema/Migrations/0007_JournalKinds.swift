extension Migration {
    /// Finds what is rare in a long journal: who was refused, what was taken over.
    static let journalKinds = Migration(
        7,
        "journal kinds",
        "CREATE INDEX journal_by_kind ON journal (kind, entry);"
    )
}
