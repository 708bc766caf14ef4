import Basics
import Clients
import Events
import People
import Store

/// One touch between a client and the company: a call, a letter, a chat, a meeting (SPEC W1).
package struct Interaction: Sendable, Hashable {
    package typealias ID = Basics.ID<Interaction>

    package let id: ID
    package let client: Client.ID
    package let contact: Contact.ID?
    package let caseID: Case.ID?
    package let channel: ContactChannel
    package let direction: Direction
    /// Who of the staff wrote it or wrote it down.
    package let author: Person.ID?
    package let at: Moment
    package let subject: String
    package let text: String
    /// Seconds, of a call or a meeting.
    package let duration: Int?
    /// How far it has come on its way out; nil when nothing has to carry it.
    package var delivery: Delivery?

    package init(
        id: ID,
        client: Client.ID,
        contact: Contact.ID? = nil,
        caseID: Case.ID? = nil,
        channel: ContactChannel,
        direction: Direction,
        author: Person.ID? = nil,
        at: Moment,
        subject: String,
        text: String,
        duration: Int? = nil,
        delivery: Delivery? = nil
    ) {
        self.id = id
        self.client = client
        self.contact = contact
        self.caseID = caseID
        self.channel = channel
        self.direction = direction
        self.author = author
        self.at = at
        self.subject = subject
        self.text = text
        self.duration = duration
        self.delivery = delivery
    }

    /// Seen from the company.
    package enum Direction: String, CaseIterable, Codable, Sendable, Storable {
        case `in`
        case out
    }

    /// The state of what lies in the outbox.
    package enum Delivery: String, CaseIterable, Codable, Sendable, Storable {
        case waiting
        /// Somebody has it in their hands: it can't be taken back any more.
        case sending
        case sent
        /// Refused for good, or come back.
        case failed
        /// All of it was sent and no answer came: a person decides whether it is sent again.
        case uncertain
        case withdrawn
    }

    package var eventSubject: Event.Subject { Event.Subject(.interaction, id) }
}
