import Basics
import Clients
import Events
import People
import Store

/// Letters that were written before there was a mailbox to send from. Many of them are old news by the time there is one, so none goes
/// by itself: whoever makes the first mailbox says what is to become of them.
package struct ParkedLetters: Sendable, Hashable {
    /// Of those that the reader may know of.
    package let count: Int
    /// When the oldest of those was written.
    package let oldest: Moment?
}

extension Snapshot {
    /// - Returns: nil when there is none at all.
    package func parkedLetters(visibleTo member: Member) throws -> ParkedLetters? {
        guard
            try value("SELECT interaction FROM outbox WHERE parked IS NOT NULL LIMIT 1", as: Interaction.ID.self) != nil
        else { return nil }
        return try first(
            """
            SELECT COUNT(*), MIN(outbox.at) FROM outbox JOIN interaction ON interaction.id = outbox.interaction
            JOIN client ON client.id = interaction.client
            WHERE outbox.parked IS NOT NULL AND \(member.sees(client: "client"))
            """
        ) { row in ParkedLetters(count: try row.read(), oldest: try row.read()) }
    }
}

extension Transaction {
    /// Holds all letters back that wait. One that a sender has just taken, to find that there is nothing to send it from, is taken back.
    package func parkLetters() throws {
        try run(
            """
            UPDATE outbox SET parked = \(now), state = 'waiting', holder = NULL, held_until = NULL,
                complaint = NULL
            WHERE channel = 'email' AND (state = 'waiting' OR state = 'sending' AND handed IS NULL)
            """
        )
    }
}

/// What is to become of letters that are held back; whoever shapes the house says so.
package struct OutboxKeeping {
    private let tx: Transaction
    private let member: Member

    package static let together = 500

    package init(_ tx: Transaction, _ member: Member) {
        self.tx = tx
        self.member = member
    }

    /// They go, those that have a later time then.
    /// - Returns: how many.
    package func releaseLetters() throws -> Int {
        try member.require(.changeSettings)
        let released = try tx.run(
            """
            UPDATE outbox SET parked = NULL, since = \(tx.now), complaint = NULL,
                due = CASE WHEN attempts = 0 AND due > \(tx.now) THEN due ELSE \(tx.now) END
            WHERE parked IS NOT NULL
            """
        )
        guard released > 0 else { return 0 }
        try tell("outbox.released", released)
        try tx.announce(.lettersWaiting)
        return released
    }

    /// They have been dealt with in another way and never go. No more than `together` at once: call it until none is left.
    /// - Returns: how many.
    package func dismissLetters() throws -> Int {
        try member.require(.changeSettings)
        let dismissed = try tx.values(
            """
            UPDATE outbox SET parked = NULL, state = 'withdrawn', ended = \(tx.now)
            WHERE interaction IN (
                SELECT interaction FROM outbox WHERE parked IS NOT NULL ORDER BY parked, interaction LIMIT \(Self.together))
            RETURNING interaction
            """,
            as: Interaction.ID.self
        )
        for id in dismissed {
            guard let letter = try tx.interaction(id, visibleTo: .program) else { continue }
            try tx.record(.interactionLeft(letter, "interaction.dismissed"), by: member.actor)
        }
        if !dismissed.isEmpty { try tell("outbox.dismissed", dismissed.count) }
        return dismissed.count
    }

    private func tell(_ kind: Event.Kind, _ count: Int) throws {
        try tx.record(
            Event(kind, of: Event.Subject(kind: .system, rawValue: 0), data: ["letters": Fact(count)]),
            by: member.actor
        )
    }
}
