import Mail
import Store

/// A server may hang up over one letter whenever it is asked for it. All that come after must not wait for that for ever: after the
/// first time each letter is fetched by itself, and after some more the one that comes next is passed over and waits for a person.
enum Stumbles {
    static let most = 4
}

extension MailFault {
    /// That the connection ended in the middle of what a server was giving out.
    var isStumble: Bool {
        switch self {
        case .brokenOff, .protocolBroken, .timedOut: true
        default: false
        }
    }
}

extension Snapshot {
    func stumbles(at mark: FetchMark) throws -> Int {
        try value("SELECT stumbles FROM mailbox_fetching WHERE mailbox = \(mark.mailbox)") ?? 0
    }
}

extension Transaction {
    func noteStumble(at mark: FetchMark) throws {
        try run(
            """
            UPDATE mailbox_fetching SET stumbles = stumbles + 1
            WHERE mailbox = \(mark.mailbox) AND COALESCE(last_uid, 0) = \(Int64(mark.last?.number ?? 0))
            """
        )
    }
}
