import Basics
import Desk
import People

/// From which mailbox a letter goes: clients are answered from the address that they wrote to.
enum MailboxChoice {
    /// - Parameters:
    ///   - last: to which the client wrote last about the case.
    ///   - department: whose the case is.
    /// - Returns: nil when there is none from which letters go.
    static func mailbox(among mailboxes: [Mailbox], last: Mailbox.ID?, department: Department.ID?) -> Mailbox? {
        let sending = mailboxes.filter(\.sends)
        return sending.first { $0.id == last } ?? sending.first { department != nil && $0.department == department }
            ?? sending.first { $0.department == nil } ?? sending.first
    }
}
