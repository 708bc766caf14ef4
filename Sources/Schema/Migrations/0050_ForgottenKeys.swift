extension Migration {
    /// Keys that somebody pressed into a call may be a card's number or a PIN: from now on they are forgotten once they are pressed, and those
    /// from before are forgotten here.
    static let forgottenKeys = Migration(
        50,
        "forgotten-keys",
        """
        DELETE FROM call_wish WHERE settled IS NOT NULL AND wish LIKE '%"press":%';
        """
    )
}
