import Basics
import Events
import Mail
import People
import Store

/// An address of the company's at which letters are read and from which they are sent.
package struct Mailbox: Sendable, Hashable {
    package typealias ID = Basics.ID<Mailbox>

    package let id: ID
    /// As colleagues call it.
    package var name: String
    package var address: EmailAddress
    /// What stands before the address in letters that go out; empty: the company's name.
    package var fromName: String
    /// The department whose queue gets what comes in here; nil: the first line.
    package var department: Department.ID?
    /// Stands below every letter that goes out; a template of what is typed.
    package var signature: String
    /// Where letters are read (IMAP); nil when they are not.
    package var incoming: Place?
    package var folder: String
    /// Whether letters that lay there before the mailbox was added are taken in as well.
    package var takesOld: Bool
    /// Where letters are sent (SMTP); nil when none are.
    package var outgoing: Place?
    package var login: String
    package var isOn: Bool
    package let version: Int
    package let made: Moment

    /// A server and how it is spoken to.
    package struct Place: Sendable, Hashable {
        package var host: String
        package var port: Int
        package var security: MailServer.Security

        package init(host: String, port: Int, security: MailServer.Security) {
            self.host = host
            self.port = port
            self.security = security
        }

        /// - Parameter authority: whose certificates are believed, from the settings of this node.
        package func server(_ authority: MailServer.Authority) -> MailServer {
            MailServer(host: host, port: port, security: security, authority: authority)
        }
    }

    package var eventSubject: Event.Subject { Event.Subject(.mailbox, id) }
}

extension MailServer.Security: Storable {}

extension Mailbox: Record {
    package static let columns: SQL = """
        mailbox.id, mailbox.name, mailbox.address, mailbox.from_name, mailbox.department, mailbox.signature,
        mailbox.imap_host, mailbox.imap_port, mailbox.imap_security, mailbox.imap_folder, mailbox.takes_old,
        mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security, mailbox.login, mailbox.is_on, mailbox.version,
        mailbox.made
        """

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        address = try row.read()
        fromName = try row.read()
        department = try row.read()
        signature = try row.read()
        incoming = try Place(from: &row)
        folder = try row.read()
        takesOld = try row.read()
        outgoing = try Place(from: &row)
        login = try row.read()
        isOn = try row.read()
        version = try row.read()
        made = try row.read()
    }
}

extension Mailbox.Place {
    fileprivate init?(from row: inout Row) throws {
        let (host, port, security) = (
            try row.read(String?.self), try row.read(Int?.self), try row.read(MailServer.Security?.self)
        )
        guard let host, let port, let security else { return nil }
        self.init(host: host, port: port, security: security)
    }
}
