import Basics
import Clients
import Events
import Mail
import Store

/// Letters that have come in before, by another mailbox or once more by the same: they are kept and noted, and open nothing.
///
/// The same is what bears the same Message-ID and was written alike. What bears the Message-ID of another letter and says something
/// else is a letter of its own. That two nodes take none in twice, the index of the table sees to.
struct Copies {
    /// What is taken in.
    private(set) var firsts: [ReadLetter] = []
    private(set) var copies: [(letter: ReadLetter, first: KeptLetter.ID)] = []

    private struct Key: Hashable {
        let name: MessageID
        let print: [UInt8]
    }

    init(among letters: [ReadLetter], in tx: Transaction) throws {
        var known: [Key: KeptLetter.ID] = [:]
        for (id, name, print) in try tx.firsts(named: Set(letters.compactMap(\.kept.messageID))) {
            known[Key(name: name, print: print)] = id
        }
        for letter in letters {
            guard let name = letter.kept.messageID else {
                firsts.append(letter)
                continue
            }
            let key = Key(name: name, print: letter.print)
            if let first = known[key], first != letter.kept.id {
                copies.append((letter, first))
            } else {
                known[key] = letter.kept.id
                firsts.append(letter)
            }
        }
    }
}

extension Snapshot {
    fileprivate func firsts(named names: Set<MessageID>) throws -> [(KeptLetter.ID, MessageID, [UInt8])] {
        try SQL.lists(names.map(\.text).sorted()).flatMap { list in
            try all(
                """
                SELECT id, message_id, content FROM letter
                WHERE message_id IN (\(list)) AND content IS NOT NULL AND same_as IS NULL
                """
            ) { row in
                (try row.read(KeptLetter.ID.self), try row.read(String.self), try row.read([UInt8].self))
            }
        }.compactMap { id, name, print in MessageID(name).map { (id, $0, print) } }
    }

    fileprivate func clients(ofLetter id: KeptLetter.ID) throws -> [Client.ID] {
        try values(
            """
            SELECT DISTINCT interaction.client FROM letter_interaction
            JOIN interaction ON interaction.id = letter_interaction.interaction
            WHERE letter_interaction.letter = \(id)
            """
        )
    }
}

extension Transaction {
    func note(_ copies: Copies) throws {
        for (letter, first) in copies.copies {
            try run("UPDATE letter SET state = 'understood', same_as = \(first) WHERE id = \(letter.kept.id)")
            // Pages that show the letter show where else it came in.
            for client in try clients(ofLetter: first) {
                try record(
                    Event("letter.came-again", of: letter.kept.eventSubject, client: client.rawValue),
                    by: .system
                )
            }
        }
    }
}
