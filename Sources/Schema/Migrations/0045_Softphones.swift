extension Migration {
    /// Pages that are open as telephones, and what rings there.
    static let softphones = Migration(
        45,
        "softphones",
        """
        CREATE TABLE softphone_window (
            phone INTEGER PRIMARY KEY REFERENCES phone (id),
            id INTEGER NOT NULL UNIQUE,
            seen INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE softphone_ring (
            channel TEXT PRIMARY KEY,
            phone INTEGER NOT NULL REFERENCES phone (id),
            caller_name TEXT NOT NULL,
            caller_number TEXT NOT NULL,
            own INTEGER NOT NULL,
            rang INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX softphone_ring_phone ON softphone_ring (phone, rang);
        """
    )
}
