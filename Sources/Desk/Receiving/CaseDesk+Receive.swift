import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// The client has written about a case: what waited for the client goes on, what was thought solved is open again.
    package func receive(
        _ text: String,
        on id: Case.ID,
        via channel: ContactChannel,
        subject: String = "",
        raw: String? = nil
    ) throws -> Interaction {
        try member.require(.workCases)
        // What comes in on a case that is part of another goes to the other.
        let id = try tx.survivor(of: id) ?? id
        let old = try visible(id)
        let subject = try Wording.line(subject, of: "subject", mayBeEmpty: true)
        let interaction = Interaction(
            id: tx.newID(),
            client: old.client,
            contact: old.contact,
            caseID: id,
            channel: channel,
            direction: .in,
            at: tx.now,
            subject: subject.isEmpty ? old.subject : subject,
            text: try Wording.text(text, of: "text")
        )
        let heard = old.heard(at: tx.now).without(try tx.leftWorkers(of: [old]))
        try tx.insert(interaction, raw: raw)
        try tx.save(heard)
        try tx.record(.interactionReceived(interaction), by: actor)
        try tx.record(.caseHeard(heard, from: old, by: interaction), by: actor)
        return interaction
    }
}

extension Event {
    /// Named by what it led to.
    fileprivate static func caseHeard(_ new: Case, from old: Case, by interaction: Interaction) -> Event {
        about(
            new,
            .heard(new, from: old),
            from: old,
            ["interaction": Fact(interaction.id), "channel": .text(interaction.channel.rawValue), "client_wrote": true]
        )
    }
}

extension Event.Kind {
    /// What the client's word led to.
    static func heard(_ new: Case, from old: Case) -> Self {
        switch old.status.word {
        case .solved, .closed: "case.reopened"
        case .waiting where new.status.word == .working: "case.resumed"
        case .new, .working, .waiting: "case.client-wrote"
        }
    }
}
