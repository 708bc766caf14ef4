import Basics
import Store

extension Snapshot {
    package func mailbox(_ id: Mailbox.ID) throws -> Mailbox? {
        try first("SELECT \(Mailbox.columns) FROM mailbox WHERE mailbox.id = \(id)")
    }

    /// All, the oldest first.
    package func mailboxes() throws -> [Mailbox] {
        try all("SELECT \(Mailbox.columns) FROM mailbox ORDER BY mailbox.id")
    }

    func sealedSecret(of mailbox: Mailbox.ID) throws -> [UInt8]? {
        try value("SELECT secret FROM mailbox WHERE id = \(mailbox) AND secret IS NOT NULL")
    }
}

extension Transaction {
    func insert(_ mailbox: Mailbox) throws {
        try run(
            """
            INSERT INTO mailbox (id, name, address, from_name, department, signature, imap_host, imap_port,
                imap_security, imap_folder, takes_old, smtp_host, smtp_port, smtp_security, login, is_on, version, made)
            VALUES (\(mailbox.id), \(mailbox.name), \(mailbox.address.normalized), \(mailbox.fromName),
                \(mailbox.department), \(mailbox.signature), \(mailbox.incoming?.host), \(mailbox.incoming?.port),
                \(mailbox.incoming?.security), \(mailbox.folder), \(mailbox.takesOld), \(mailbox.outgoing?.host),
                \(mailbox.outgoing?.port), \(mailbox.outgoing?.security), \(mailbox.login), \(mailbox.isOn),
                \(mailbox.version), \(mailbox.made))
            """
        )
    }

    /// - Throws: `MailboxRefusal.stale` when somebody was quicker.
    func save(_ mailbox: Mailbox, over version: Int) throws {
        let saved = try run(
            """
            UPDATE mailbox SET name = \(mailbox.name), address = \(mailbox.address.normalized),
                from_name = \(mailbox.fromName), department = \(mailbox.department), signature = \(mailbox.signature),
                imap_host = \(mailbox.incoming?.host), imap_port = \(mailbox.incoming?.port),
                imap_security = \(mailbox.incoming?.security), imap_folder = \(mailbox.folder),
                takes_old = \(mailbox.takesOld), smtp_host = \(mailbox.outgoing?.host),
                smtp_port = \(mailbox.outgoing?.port), smtp_security = \(mailbox.outgoing?.security),
                login = \(mailbox.login), is_on = \(mailbox.isOn), version = \(version + 1)
            WHERE id = \(mailbox.id) AND version = \(version)
            """
        )
        guard saved == 1 else { throw MailboxRefusal.stale }
    }

    func keepSecret(_ sealed: [UInt8]?, of mailbox: Mailbox.ID) throws {
        try run("UPDATE mailbox SET secret = \(sealed), token = NULL WHERE id = \(mailbox)")
    }
}
