import Basics
import Clients
import Events
import People
import Store

/// What a person decides about a letter that is under way.
extension CaseDesk {
    /// Sends a letter again that was refused or of which nobody knows; one that waits goes at once.
    package func sendAgain(_ id: Interaction.ID) throws -> Interaction {
        try decide(id, from: [.failed, .uncertain, .waiting], "case.letter-sent-again") {
            try tx.run(
                """
                UPDATE outbox_recipient SET fate = 'waiting', words = NULL
                WHERE interaction = \(id) AND fate IN ('refused', 'uncertain')
                """
            )
            try tx.run(
                """
                UPDATE outbox SET state = 'waiting', since = \(tx.now), due = \(tx.now), ended = NULL, complaint = NULL,
                    parked = NULL
                WHERE interaction = \(id)
                """
            )
            try tx.announce(.lettersWaiting)
            return .waiting
        }
    }

    /// Says that a letter of which nobody knew has arrived: the client has told, or it lies in the folder of sent mail.
    package func takeForSent(_ id: Interaction.ID) throws -> Interaction {
        try decide(id, from: [.uncertain], "case.letter-taken-for-sent") {
            try tx.run("UPDATE outbox_recipient SET fate = 'accepted' WHERE interaction = \(id) AND fate = 'uncertain'")
            try tx.run(
                "UPDATE outbox SET state = 'sent', ended = \(tx.now), complaint = NULL WHERE interaction = \(id)"
            )
            return .sent
        }
    }

    private func decide(
        _ id: Interaction.ID,
        from states: Set<Interaction.Delivery>,
        _ event: Event.Kind,
        _ act: () throws -> Interaction.Delivery
    ) throws -> Interaction {
        try member.require(.workCases)
        try tx.alone(on: "letter \(id)")
        guard var letter = try tx.interaction(id, visibleTo: member), let caseID = letter.caseID else {
            throw CaseRefusal.interactionNotFound
        }
        guard letter.channel == .email, let state = letter.delivery, states.contains(state) else {
            throw CaseRefusal.letterDecided
        }
        letter.delivery = try act()
        let current = try visible(caseID)
        try keep(current.next(at: tx.now) { _ in }, over: current, event, ["interaction": Fact(id)])
        return letter
    }
}
