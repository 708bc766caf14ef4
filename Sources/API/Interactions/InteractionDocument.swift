import Basics
import Clients
import Desk
import People

struct InteractionDocument: Encodable, Sendable {
    let id: Interaction.ID
    let client: Client.ID
    let contact: Contact.ID?
    let `case`: Case.ID?
    let channel: String
    let direction: String
    let author: Person.ID?
    let at: Moment
    let subject: String
    let text: String
    let duration: Int?
    let delivery: String?

    init(_ interaction: Interaction) {
        id = interaction.id
        client = interaction.client
        contact = interaction.contact
        `case` = interaction.caseID
        channel = interaction.channel.rawValue
        direction = interaction.direction.rawValue
        author = interaction.author
        at = interaction.at
        subject = interaction.subject
        text = interaction.text
        duration = interaction.duration
        delivery = interaction.delivery?.rawValue
    }
}
