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
        try receive([incoming])[0]
    }

    /// Takes in several at once, in few statements.
    /// - Throws: `IntakeRefusal.closed` when one of them is anonymous and those are not taken.
    package func receive(_ incoming: [Incoming]) throws -> [Received] {
        for each in incoming { try each.requireReachable() }
        if incoming.contains(where: \.isAnonymous), try !tx.takesQuestions() { throw IntakeRefusal.closed }
        // A stranger's card is made by the program: who brings the message in need not have the right to make cards.
        let senders = try ClientBook(tx, .program).findOrProvisional(incoming.map { ($0.sender, $0.language) })
        let opened = try CaseDesk(tx, .program).begin(
            zip(incoming, senders).map { ($0.newCase(of: $1), by: actor(for: $1.client)) }
        )
        return zip(opened, senders).map { Received(interaction: $0.interaction, case: $0.case, client: $1.client) }
    }

    private func actor(for client: Client) -> Actor {
        member.id == nil ? .client(client.id.rawValue) : member.actor
    }
}

extension Incoming {
    fileprivate func newCase(of sender: Known) -> NewCase {
        NewCase(
            client: sender.client.id,
            contact: sender.contact?.id,
            kind: kind,
            subject: subject,
            text: text,
            channel: channel,
            raw: raw
        )
    }

    /// Nobody can be answered who leaves neither an address nor a number; who rings or comes in person has at least a name.
    func requireReachable() throws(InvalidField) {
        switch channel {
        case .web, .portal, .email, .chat, .message:
            guard sender.isReachable else { throw InvalidField("email", "refusal.sender.unreachable") }
        case .phone, .meeting, .letter, .fax:
            guard sender.isReachable || !sender.written.isEmpty else {
                throw InvalidField("name", "refusal.text.missing")
            }
        }
    }
}
