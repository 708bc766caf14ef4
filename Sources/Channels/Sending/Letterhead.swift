import Basics
import Clients
import Desk
import People
import Store

/// From which mailbox an answer on a case goes out, and what stands below it.
package struct Letterhead: Sendable {
    package let mailbox: Mailbox
    /// The mailbox's, with its gaps filled.
    package let signature: String
}

extension Snapshot {
    /// - Parameter author: who answers; nil when no person does.
    /// - Returns: nil when there is no mailbox to send from.
    package func letterhead(for found: Case, of client: Client, by author: Person.ID?) throws -> Letterhead? {
        let sending = try mailboxes().filter(\.sends)
        guard !sending.isEmpty else { return nil }
        let last = sending.count == 1 ? nil : try lastMailbox(on: found.id)
        guard let mailbox = MailboxChoice.mailbox(among: sending, last: last, department: found.department) else {
            return nil
        }
        let values = try templateValues(for: found, of: client, by: author)
        return Letterhead(mailbox: mailbox, signature: mailbox.signature(filledWith: values))
    }

    /// To which the client wrote last about the case.
    private func lastMailbox(on id: Case.ID) throws -> Mailbox.ID? {
        try value(
            """
            SELECT letter.mailbox FROM interaction
            JOIN letter_interaction ON letter_interaction.interaction = interaction.id
            JOIN letter ON letter.id = letter_interaction.letter
            WHERE interaction.service_case = \(id) AND interaction.direction = 'in' AND letter.mailbox IS NOT NULL
            ORDER BY interaction.at DESC, interaction.id DESC LIMIT 1
            """
        )
    }
}

extension Mailbox {
    /// As the rooms below know it.
    package var houseAddress: HouseAddress.ID { HouseAddress.ID(rawValue: id.rawValue) }

    /// Letters go out from it.
    package var sends: Bool { isOn && outgoing != nil }

    func signature(filledWith values: [TemplateText.Field: String]) -> String {
        TemplateText(signature).filled(with: values).trimmed
    }
}
