import Basics
import Clients
import Events
import People
import Store

/// A touch that has happened and is written down by the one who was there: a call, a meeting.
package struct NewInteraction: Sendable {
    package var client: Client.ID
    package var contact: Contact.ID?
    package var caseID: Case.ID?
    package var channel: ContactChannel
    package var direction: Interaction.Direction
    package var subject: String
    package var text: String
    package var duration: Int?

    package init(
        client: Client.ID,
        contact: Contact.ID? = nil,
        caseID: Case.ID? = nil,
        channel: ContactChannel,
        direction: Interaction.Direction,
        subject: String = "",
        text: String,
        duration: Int? = nil
    ) {
        self.client = client
        self.contact = contact
        self.caseID = caseID
        self.channel = channel
        self.direction = direction
        self.subject = subject
        self.text = text
        self.duration = duration
    }
}

extension CaseDesk {
    /// Writes down a touch on the client's timeline, and on a case when it was about one.
    package func log(_ new: NewInteraction) throws -> Interaction {
        try member.require(.workCases)
        guard let client = try tx.findClient(new.client, visibleTo: member) else { throw ClientRefusal.notFound }
        var new = new
        new.client = client.id
        try requireContact(new.contact, of: new.client)
        let about = try new.caseID.map { try visible($0) }
        guard about == nil || about?.client == new.client else { throw CaseRefusal.notFound }
        let interaction = Interaction(
            id: tx.newID(),
            client: new.client,
            contact: new.contact,
            caseID: new.caseID,
            channel: new.channel,
            direction: new.direction,
            author: member.id,
            at: tx.now,
            subject: try Wording.line(new.subject, of: "subject", mayBeEmpty: true),
            text: try Wording.text(new.text, of: "text"),
            duration: new.duration.map { max(0, $0) }
        )
        try tx.insert(interaction)
        try tx.record(.interactionLogged(interaction), by: actor)
        if let about {
            let facts: [String: Fact] = [
                "interaction": Fact(interaction.id), "channel": .text(interaction.channel.rawValue),
            ]
            try keep(about.next(at: tx.now) { _ in }, over: about, "case.interaction-logged", facts)
        }
        return interaction
    }

    func requireContact(_ contact: Contact.ID?, of client: Client.ID) throws {
        guard let contact else { return }
        guard try tx.findContact(contact, visibleTo: member)?.client == client else {
            throw ClientRefusal.contactNotFound
        }
    }
}
