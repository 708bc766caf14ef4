import Basics
import Clients
import Desk
import Events
import People
import Store

extension Transaction {
    /// Writes down what somebody did at this moment, as the verbs would have.
    func write(_ deed: Deed) throws {
        for row in deed.rows { try write(row, of: deed) }
        for event in deed.events { try record(event, by: deed.actor) }
    }

    private func write(_ row: Deed.Row, of deed: Deed) throws {
        switch row {
        case .client(let client): try insert(client)
        case .contact(let contact): try insert(contact)
        case .point(let point): try insert(point)
        case .wall(let client, let named):
            guard case .person(let builder) = deed.actor else { return }
            let member = try member(Person.ID(rawValue: builder))
            try WallBook(self, member).makeConfidential(client: client, naming: named)
        case .serviceCase(let found): try insert(found)
        case .interaction(let interaction): try insert(interaction)
        case .post(let interaction, let address, let delivery):
            try post(interaction, to: address, state: delivery)
        case .note(let note): try insert(note)
        case .promise(let promise): try insert(promise)
        case .task(let task):
            try insert(task)
            try watch(task)
        case .taskWord(let word): try insert(word)
        case .handOver(let handOver): try insert(handOver)
        }
    }
}
