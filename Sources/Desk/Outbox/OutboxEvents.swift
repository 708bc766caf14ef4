import Basics
import Clients
import Events
import People
import Store

extension Transaction {
    /// Says what became of a letter, in the journal and, when somebody has to do something, to the one who wrote it.
    func tell(_ verdict: Verdict, of id: Interaction.ID) throws {
        guard let letter = try interaction(id, visibleTo: .program), let kind = verdict.event else { return }
        try record(.interactionLeft(letter, kind), by: .system)
        guard let author = letter.author, let caseID = letter.caseID else { return }
        switch verdict {
        case .failed: try call(author, to: caseID, .undelivered, of: id.rawValue, by: nil)
        case .uncertain: try call(author, to: caseID, .uncertain, of: id.rawValue, by: nil)
        case .sent, .again: break
        }
    }
}

extension Verdict {
    fileprivate var event: Event.Kind? {
        switch self {
        case .sent: "interaction.sent"
        case .failed: "interaction.undelivered"
        case .uncertain: "interaction.uncertain"
        case .again: nil
        }
    }
}

extension Event {
    static func interactionLeft(_ letter: Interaction, _ kind: Kind) -> Event {
        Event(
            kind,
            of: letter.eventSubject,
            client: letter.client.rawValue,
            data: [
                "channel": .text(letter.channel.rawValue), "case": Fact(letter.caseID), "author": Fact(letter.author),
            ]
        )
    }
}
