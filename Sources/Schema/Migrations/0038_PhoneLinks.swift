extension Migration {
    /// By which link the settings of a phone can be fetched, and until when; the link's hash alone is kept.
    static let phoneLinks = Migration(
        38,
        "phone-links",
        """
        ALTER TABLE phone ADD COLUMN link BLOB;
        ALTER TABLE phone ADD COLUMN link_until INTEGER CHECK ((link_until IS NULL) = (link IS NULL));
        CREATE UNIQUE INDEX phone_link ON phone (link) WHERE link IS NOT NULL;
        """
    )
}
