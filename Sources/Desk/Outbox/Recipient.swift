import Basics
import Store

/// One to whom a letter goes, and how far it has come on the way there.
package struct Recipient: Sendable, Hashable {
    /// Counted from 0, in the order of the letter's head.
    package let place: Int
    package let address: EmailAddress
    /// Gets a copy (Cc).
    package let isCopy: Bool
    package var fate: Fate
    /// What the server said last.
    package var words: String?

    package init(place: Int, address: EmailAddress, isCopy: Bool, fate: Fate = .waiting, words: String? = nil) {
        self.place = place
        self.address = address
        self.isCopy = isCopy
        self.fate = fate
        self.words = words
    }

    package enum Fate: String, CaseIterable, Sendable, Storable {
        /// Not tried yet, or refused for the moment.
        case waiting
        case accepted
        /// Refused for good.
        case refused
        /// All was sent and no answer came: nobody knows.
        case uncertain
    }
}

extension Recipient: Record {
    package static let columns: SQL = """
        outbox_recipient.place, outbox_recipient.address, outbox_recipient.is_copy, outbox_recipient.fate,
        outbox_recipient.words
        """

    package init(from row: inout Row) throws {
        place = try row.read()
        address = EmailAddress(stored: try row.read())
        isCopy = try row.read()
        fate = try row.read()
        words = try row.read()
    }
}
