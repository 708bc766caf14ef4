import Basics
import Clients
import People
import Store

/// What has been written to clients and has not left the house yet.
package struct Outbox: Sendable, Hashable {
    package let waiting: Int
    /// Since when the oldest of them waits; nil when none does.
    package let oldest: Moment?

    /// How long a letter waits at least, so that its writer can take it back.
    package static let secondThoughts = Duration.seconds(10)
}

/// One of them.
package struct OutboxLetter: Sendable, Hashable {
    package let channel: ContactChannel
    package let since: Moment
    package let attempts: Int
    /// What went wrong the last time.
    package let trouble: Trouble?
    package let state: Interaction.Delivery
    /// When it is tried next.
    package let due: Moment
    /// It was written before there was a mailbox.
    package let isParked: Bool
    package let caseNumber: Int?
    package let subject: String
    package let clientName: String
}

extension OutboxLetter: Record {
    package static let columns: SQL = """
        interaction.channel, outbox.at, outbox.attempts, outbox.complaint, outbox.state, outbox.due, outbox.parked,
        service_case.number, interaction.subject, client.name
        """

    package init(from row: inout Row) throws {
        channel = try row.read()
        since = try row.read()
        attempts = try row.read()
        trouble = try row.read()
        state = try row.read()
        due = try row.read()
        isParked = try row.read(Moment?.self) != nil
        caseNumber = try row.read()
        subject = try row.read()
        clientName = try row.read()
    }
}

extension Snapshot {
    package func outbox(visibleTo member: Member) throws -> Outbox {
        let found = try first("SELECT COUNT(*), MIN(outbox.at) FROM \(Self.waiting(visibleTo: member))") { row in
            Outbox(waiting: try row.read(), oldest: try row.read())
        }
        return found ?? Outbox(waiting: 0, oldest: nil)
    }

    /// Those that have waited longest, first.
    package func outboxLetters(visibleTo member: Member, limit: Int) throws -> [OutboxLetter] {
        try all(
            """
            SELECT \(OutboxLetter.columns) FROM \(Self.waiting(visibleTo: member))
            ORDER BY outbox.at, outbox.interaction LIMIT \(limit)
            """
        )
    }

    /// Those that were given up lately, the last first.
    package func failedLetters(visibleTo member: Member, limit: Int) throws -> [OutboxLetter] {
        try all(
            """
            SELECT \(OutboxLetter.columns) FROM \(Self.letters(visibleTo: member)) AND outbox.state = 'failed'
            ORDER BY outbox.ended DESC, outbox.interaction DESC LIMIT \(limit)
            """
        )
    }

    private static func waiting(visibleTo member: Member) -> SQL {
        letters(visibleTo: member) + " AND outbox.state IN ('waiting', 'sending', 'uncertain')"
    }

    private static func letters(visibleTo member: Member) -> SQL {
        """
        outbox JOIN interaction ON interaction.id = outbox.interaction JOIN client ON client.id = interaction.client
        LEFT JOIN service_case ON service_case.id = interaction.service_case
        WHERE \(member.sees(client: "client"))
        """
    }
}
