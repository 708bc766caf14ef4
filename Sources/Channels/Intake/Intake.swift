import Basics
import Clients
import Desk
import Events
import People
import Store

/// The one window (SPEC W1): whatever comes in finds its client, becomes an interaction and a case on the first line.
package struct Intake {
    private let tx: Transaction
    private let member: Member

    /// - Parameter member: who brings it in; the program when clients come by themselves.
    package init(_ tx: Transaction, by member: Member = .program) {
        self.tx = tx
        self.member = member
    }

    package func receive(_ incoming: Incoming) throws -> Received {
        try requireReachable(incoming)
        // A stranger's card is made by the program: who brings the message in need not have the right to make cards.
        let known = try ClientBook(tx, .program).findOrProvisional(incoming.sender, language: incoming.language)
        let actor: Actor = member.id == nil ? .client(known.client.id.rawValue) : member.actor
        let opened = try CaseDesk(tx, .program, for: actor).begin(
            NewCase(
                client: known.client.id,
                contact: known.contact?.id,
                kind: incoming.kind,
                subject: incoming.subject,
                text: incoming.text,
                channel: incoming.channel,
                raw: incoming.raw
            )
        )
        return Received(interaction: opened.interaction, case: opened.case, client: known.client)
    }

    /// Nobody can be answered who leaves neither an address nor a number; who rings or comes in person has at least a name.
    private func requireReachable(_ incoming: Incoming) throws(InvalidField) {
        let sender = incoming.sender
        switch incoming.channel {
        case .web, .portal, .email, .chat, .message:
            guard sender.isReachable else { throw InvalidField("email", "refusal.sender.unreachable") }
        case .phone, .meeting, .letter, .fax:
            guard sender.isReachable || !sender.written.isEmpty else {
                throw InvalidField("name", "refusal.text.missing")
            }
        }
    }
}
