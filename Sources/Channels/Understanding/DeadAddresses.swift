import Basics
import Clients
import Mail
import People
import Store

extension Understanding {
    /// Addresses at which letters of ours did not arrive are marked, and so is our letter; those that people write from work.
    func markAddresses(_ letters: [ReadLetter]) throws {
        let book = ClientBook(tx, .program)
        let people = letters.filter { $0.kept.origin == .person }.compactMap { $0.sender?.email }
        try book.markDeliverable(Array(Set(people)))
        try tx.hearOfOurs(letters)
        let bounces = letters.filter { !$0.dead.isEmpty }
        guard !bounces.isEmpty else { return }
        let reached = try tx.recipients(ofOurLetters: Set(bounces.flatMap { $0.follows.map(\.id) }))
        for bounce in bounces {
            let named = bounce.follows.reduce(into: Set<String>()) { $0.formUnion(reached[$1.id] ?? []) }
            try book.markUndeliverable(bounce.dead.filter { named.contains($0.address.normalized) })
        }
    }
}

extension ReadLetter {
    /// The addresses of which a report says that they don't work. Anybody can write such a report: it is believed where it names a
    /// letter that we sent there, whose name nobody can guess.
    fileprivate var dead: [(address: EmailAddress, why: String)] {
        guard case .bounce(let report) = origin else { return [] }
        return report.recipients.filter(\.isHard).prefix(100).compactMap { recipient in
            EmailAddress(recipient.address).map { (address: $0, why: recipient.reason) }
        }
    }
}

extension Snapshot {
    /// To whom letters of ours went.
    fileprivate func recipients(ofOurLetters names: Set<MessageID>) throws -> [MessageID: Set<String>] {
        var found: [MessageID: Set<String>] = [:]
        for list in SQL.lists(names.map(\.text).sorted()) {
            try each(
                """
                SELECT letter.message_id, outbox_recipient.address FROM letter
                JOIN letter_interaction ON letter_interaction.letter = letter.id
                JOIN outbox_recipient ON outbox_recipient.interaction = letter_interaction.interaction
                WHERE letter.message_id IN (\(list)) AND letter.direction = 'out'
                """
            ) { row in
                guard let name = MessageID(try row.read()) else { return row.skip(1) }
                found[name, default: []].insert(try row.read())
            }
        }
        return found
    }
}
