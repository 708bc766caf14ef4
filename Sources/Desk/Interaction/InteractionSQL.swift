import Basics
import Clients
import People
import Store

extension Interaction: Record {
    /// Of `interaction` with its `outbox` row joined on the left.
    package static let columns: SQL = """
        interaction.id, interaction.client, interaction.contact, interaction.service_case, interaction.channel,
        interaction.direction, interaction.author, interaction.at, interaction.subject, interaction.text,
        interaction.duration, outbox.state
        """
    static let columnCount = 12
    package static let source: SQL = "interaction LEFT JOIN outbox ON outbox.interaction = interaction.id"

    package init(from row: inout Row) throws {
        id = try row.read()
        client = try row.read()
        contact = try row.read()
        caseID = try row.read()
        channel = try row.read()
        direction = try row.read()
        author = try row.read()
        at = try row.read()
        subject = try row.read()
        text = try row.read()
        duration = try row.read()
        delivery = try row.read()
    }
}

extension Snapshot {
    /// - Returns: nil when there is no such interaction, or none that this member may know of.
    package func interaction(_ id: Interaction.ID, visibleTo member: Member) throws -> Interaction? {
        try first(
            """
            SELECT \(Interaction.columns) FROM \(Interaction.source) JOIN client ON client.id = interaction.client
            WHERE interaction.id = \(id) AND \(member.sees(client: "client"))
            """
        )
    }
}

extension Transaction {
    /// Writes a row as it is: no rights, no event, nothing into the outbox.
    /// - Parameter raw: what came from outside, before it was understood.
    package func insert(_ interaction: Interaction, raw: String? = nil) throws {
        try insert([(interaction, raw)])
    }

    package func insert(_ interactions: [(Interaction, raw: String?)]) throws {
        try send(
            """
            INSERT INTO interaction (id, client, contact, service_case, channel, direction, author, at, subject, text,
                duration, raw)
            VALUES
            """,
            rows: interactions.map { interaction, raw in
                """
                (\(interaction.id), \(interaction.client), \(interaction.contact), \(interaction.caseID),
                \(interaction.channel), \(interaction.direction), \(interaction.author), \(interaction.at),
                \(interaction.subject), \(interaction.text), \(interaction.duration), \(raw))
                """
            }
        )
    }

    /// Puts a written interaction on its way.
    /// - Parameters:
    ///   - copies: who else gets it, of a letter by mail.
    ///   - due: not before then.
    package func post(
        _ interaction: Interaction,
        to address: String,
        copies: [EmailAddress] = [],
        state: Interaction.Delivery,
        due: Moment? = nil
    ) throws {
        try send(
            """
            INSERT INTO outbox (interaction, channel, address, state, at, since, due)
            VALUES (\(interaction.id), \(interaction.channel), \(address), \(state), \(now), \(due ?? now),
                \(due ?? now))
            """
        )
        guard interaction.channel == .email, state == .waiting else { return }
        let addresses = [(address, false)] + copies.map { ($0.normalized, true) }
        try send(
            "INSERT INTO outbox_recipient (interaction, place, address, is_copy, fate) VALUES",
            rows: addresses.enumerated().map { place, to in
                "(\(interaction.id), \(place), \(to.0), \(to.1), \(Recipient.Fate.waiting))"
            }
        )
        try announce(.lettersWaiting)
    }
}
