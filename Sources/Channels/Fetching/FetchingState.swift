import Basics
import Events
import Store
import Synchronization

extension Transaction {
    /// All that was there is stored.
    func noteChecked(_ mailbox: Mailbox.ID) throws {
        try run(
            """
            UPDATE mailbox_fetching SET checked = \(now), failures = 0, complaint = NULL, due = \(now)
            WHERE mailbox = \(mailbox)
            """
        )
    }

    /// - Returns: how long to wait before the next attempt.
    func noteTrouble(_ complaint: MailComplaint, _ mailbox: Mailbox.ID, _ backoff: Backoff) throws -> Duration {
        let failures: Int? = try value(
            """
            UPDATE mailbox_fetching SET failures = failures + 1, complaint = \(complaint) WHERE mailbox = \(mailbox)
            RETURNING failures
            """
        )
        let pause = backoff.wait(after: failures ?? 1)
        try run("UPDATE mailbox_fetching SET due = \(now + pause) WHERE mailbox = \(mailbox)")
        return pause
    }
}

/// What went wrong with mailboxes on this node and could not even be written down, as on a full disk. Pages look here as well.
package final class UnwrittenTroubles: Sendable {
    private let troubles = Mutex<[Mailbox.ID: MailComplaint]>([:])

    package init() {}

    package subscript(mailbox: Mailbox.ID) -> MailComplaint? {
        troubles.withLock { $0[mailbox] }
    }

    func set(_ complaint: MailComplaint?, for mailbox: Mailbox.ID) {
        troubles.withLock { $0[mailbox] = complaint }
    }
}
