import Basics
import Clients
import Events
import People
import Store

extension CaseDesk {
    /// Answers the client by mail without a person: once for each case, and no address more than once a day (RFC 3834, 2). Whoever asks
    /// has made sure that it was a person who wrote.
    ///
    /// - Parameter address: to which the client wrote from.
    /// - Returns: nil when nothing is sent, because that would be one too many.
    package func answerAutomatically(_ id: Case.ID, _ text: String, to address: EmailAddress) throws -> Interaction? {
        let current = try visible(id)
        guard !current.isClosed, try !tx.hasAnsweredAutomatically(address, about: id) else { return nil }
        let answer = Interaction(
            id: tx.newID(),
            client: current.client,
            contact: current.contact,
            caseID: current.id,
            channel: .email,
            direction: .out,
            at: tx.now,
            subject: current.subject,
            text: try Wording.text(text, of: "text"),
            delivery: .waiting
        )
        try tx.insert(answer)
        try tx.post(answer, to: address.normalized, state: .waiting)
        let facts: [String: Fact] = [
            "interaction": Fact(answer.id), "channel": .text(ContactChannel.email.rawValue), "automatic": true,
        ]
        try keep(current.next(at: tx.now) { _ in }, over: current, "case.answered", facts)
        return answer
    }
}

extension Snapshot {
    fileprivate func hasAnsweredAutomatically(_ address: EmailAddress, about id: Case.ID) throws -> Bool {
        let own = try value(
            """
            SELECT id FROM interaction
            WHERE service_case = \(id) AND direction = 'out' AND author IS NULL AND channel = 'email' LIMIT 1
            """,
            as: Interaction.ID.self
        )
        guard own == nil else { return true }
        return try value(
            """
            SELECT outbox.interaction FROM outbox_recipient
            JOIN outbox ON outbox.interaction = outbox_recipient.interaction
            JOIN interaction ON interaction.id = outbox.interaction
            WHERE outbox_recipient.address = \(address.normalized) AND interaction.author IS NULL
                AND outbox.at > \(now - .days(1))
            LIMIT 1
            """,
            as: Interaction.ID.self
        ) != nil
    }
}
