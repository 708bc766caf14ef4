import Basics
import Clients
import Events

/// What has come from outside and is about a client, or about a case that is there.
package struct Arrival: Sendable {
    package var client: Client.ID
    package var contact: Contact.ID?
    /// The case that it is about; nil for what stands on the client's timeline alone.
    package var about: Case?
    package var channel: ContactChannel
    package var subject: String
    package var text: String
    package var at: Moment
    /// A program wrote it: it is shown, and nothing goes on or opens again because of it (RFC 3834).
    package var isFromMachine: Bool

    package init(
        client: Client.ID,
        contact: Contact.ID? = nil,
        about: Case? = nil,
        channel: ContactChannel,
        subject: String,
        text: String,
        at: Moment,
        isFromMachine: Bool = false
    ) {
        self.client = client
        self.contact = contact
        self.about = about
        self.channel = channel
        self.subject = subject
        self.text = text
        self.at = at
        self.isFromMachine = isFromMachine
    }
}
