import Basics
import Desk
import Mail
import Store

/// What letters that come in tell of those that went out.
extension Transaction {
    /// Reports of failure name the letter that did not arrive; an answer, or a report of arrival, proves that a letter was sent.
    func hearOfOurs(_ letters: [ReadLetter]) throws {
        let named = Set(letters.flatMap { $0.follows.filter(\.isAnswered).map(\.id) })
        guard !named.isEmpty else { return }
        let ours = try ourLetters(named)
        for letter in letters {
            for name in letter.follows where name.isAnswered {
                for id in ours[name.id] ?? [] { try hear(letter, of: id) }
            }
        }
    }

    private func hear(_ letter: ReadLetter, of id: Interaction.ID) throws {
        switch letter.origin {
        case .bounce(let report):
            for recipient in report.recipients where recipient.action == .failed {
                try letterCameBack(id, from: EmailAddress(recipient.address), recipient.reason)
            }
        case .delay: break
        default: try letterArrived(id)
        }
    }

    private func ourLetters(_ names: Set<MessageID>) throws -> [MessageID: [Interaction.ID]] {
        let rows = try all(
            """
            SELECT letter.message_id, letter_interaction.interaction FROM letter
            JOIN letter_interaction ON letter_interaction.letter = letter.id
            WHERE letter.message_id IN (\(SQL.list(names.map(\.text)))) AND letter.direction = 'out'
            """
        ) { row in (name: try row.read(String.self), id: try row.read(Interaction.ID.self)) }
        return rows.reduce(into: [:]) { found, row in
            if let name = MessageID(row.name) { found[name, default: []].append(row.id) }
        }
    }
}
