import Basics
import Foundation
import Mail
import Store

/// How far a mailbox has been read, and how that goes.
package struct Fetching: Sendable, Hashable {
    package let mailbox: Mailbox.ID
    /// Of the folder when it was last read; another one means that all numbers are new (RFC 3501, 2.3.1.1).
    package let validity: UIDValidity?
    /// The last letter that was stored.
    package let last: UID?
    /// When it was last looked into and all that was there was stored.
    package let checked: Moment?
    /// How many letters have been stored.
    package let fetched: Int
    /// How often in a row it went wrong.
    package let failures: Int
    package let complaint: MailComplaint?
    /// Not to be looked into before.
    package let due: Moment
}

/// What went wrong, kept so that it can be told in any language.
package struct MailComplaint: Refusal, Codable, Hashable {
    package let key: String
    package let details: [String: String]

    package init(_ refusal: any Refusal) {
        key = refusal.reason.name
        details = refusal.details.mapValues { String($0.prefix(300)) }
    }

    package var standing: Standing { .unavailable }
    package var reason: TextKey { TextKey(key) }
}

extension MailComplaint: Storable {
    package var stored: SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings alone can always be written.
        return (try? encoder.encode(self)).map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null
    }

    package static func load(from columns: any Columns, at index: Int) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(columns.text(at: index).utf8))
    }
}

extension Fetching: Record {
    package static let columns: SQL = """
        mailbox_fetching.mailbox, mailbox_fetching.validity, mailbox_fetching.last_uid, mailbox_fetching.checked,
        mailbox_fetching.fetched, mailbox_fetching.failures, mailbox_fetching.complaint, mailbox_fetching.due
        """

    package init(from row: inout Row) throws {
        mailbox = try row.read()
        validity = try row.read(Int64?.self).flatMap { UInt32(exactly: $0) }.map(UIDValidity.init)
        last = try row.read(Int64?.self).flatMap { UInt32(exactly: $0) }.flatMap(UID.init)
        checked = try row.read()
        fetched = try row.read()
        failures = try row.read()
        complaint = try row.read()
        due = try row.read()
    }
}

extension Snapshot {
    package func fetching(of mailbox: Mailbox.ID) throws -> Fetching? {
        try first("SELECT \(Fetching.columns) FROM mailbox_fetching WHERE mailbox = \(mailbox)")
    }

    package func fetchings() throws -> [Mailbox.ID: Fetching] {
        let all = try all("SELECT \(Fetching.columns) FROM mailbox_fetching", as: Fetching.self)
        return Dictionary(uniqueKeysWithValues: all.map { ($0.mailbox, $0) })
    }
}

extension Transaction {
    func beginFetching(_ mailbox: Mailbox.ID) throws {
        try run("INSERT INTO mailbox_fetching (mailbox, due) VALUES (\(mailbox), \(now))")
        try announce(.mailboxes)
    }

    /// From the first letter on, as of a mailbox that was never read.
    func restartFetching(_ mailbox: Mailbox.ID) throws {
        try run("UPDATE mailbox_fetching SET validity = NULL, last_uid = NULL WHERE mailbox = \(mailbox)")
        try hurryFetching(mailbox)
    }

    /// Looked into at once, whatever went wrong before.
    package func hurryFetching(_ mailbox: Mailbox.ID) throws {
        try run("UPDATE mailbox_fetching SET due = \(now), failures = 0 WHERE mailbox = \(mailbox)")
        try announce(.mailboxes)
    }
}

extension Channel {
    /// A mailbox was added, changed or is to be looked into.
    package static let mailboxes = Channel("mailboxes")
    /// A letter was stored and waits to be understood.
    package static let lettersStored = Channel("letters_stored")
}
