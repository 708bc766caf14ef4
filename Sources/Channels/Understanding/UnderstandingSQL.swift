import Basics
import Clients
import Desk
import Events
import Mail
import People
import Store

extension Snapshot {
    /// Which of these letters wait to be understood.
    func waiting(_ ids: [KeptLetter.ID]) throws -> Set<KeptLetter.ID> {
        Set(
            try SQL.lists(ids).flatMap { list in
                try values("SELECT id FROM letter WHERE id IN (\(list)) AND state = 'stored'", as: KeptLetter.ID.self)
            }
        )
    }
}

extension Understanding {
    /// What the letters' heads say goes into their rows, and with that they are understood, if nothing else was done with them.
    func keepHeads(of letters: [ReadLetter]) throws {
        for letter in letters {
            let kept = letter.kept
            try tx.send(
                """
                UPDATE letter SET state = CASE WHEN state = 'stored' THEN 'understood' ELSE state END, attempts = 0,
                    origin = \(kept.origin), message_id = \(kept.messageID?.text), sender_name = \(kept.senderName),
                    sender = \(kept.sender), receivers = \(kept.receivers), subject = \(kept.subject),
                    written = \(kept.written), has_html = \(kept.hasHTML), content = \(letter.print)
                WHERE id = \(kept.id)
                """
            )
        }
        try tx.keep(letters.map { (letter: $0.kept.id, ids: $0.follows.map(\.id)) })
        try tx.keep(letters.map { (letter: $0.kept.id, items: Array($0.letter.attachments.prefix(Self.mostListed))) })
    }

    /// More parts than this are reached through the raw letter.
    private static let mostListed = 500
}

extension Transaction {
    func setAside(_ letter: KeptLetter, _ reason: SettingAside) throws {
        try run(
            "UPDATE letter SET state = 'set-aside', reason = \(reason) WHERE id = \(letter.id) AND state = 'stored'"
        )
        try record(
            Event("letter.set-aside", of: letter.eventSubject, data: ["reason": .text(reason.rawValue)]),
            by: .system
        )
    }
}
