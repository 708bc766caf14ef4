import Basics
import Events
import People
import Store

/// An address at which letters no longer arrive.
package struct Undeliverable: Sendable, Hashable {
    package let since: Moment
    /// The words of the server that refused them.
    package let why: String
}

extension ClientBook {
    /// Marks addresses at which letters of ours did not arrive and will not tomorrow. Each that is new is written down.
    package func markUndeliverable(_ dead: [(address: EmailAddress, why: String)]) throws {
        for (address, why) in dead {
            let marked = try tx.all(
                """
                UPDATE contact_point SET undeliverable = \(tx.now), undeliverable_why = \(String(why.prefix(500)))
                WHERE kind = \(ContactPoint.Kind.email) AND normalized = \(address.normalized) AND gone IS NULL
                    AND undeliverable IS NULL
                RETURNING \(ContactPoint.columns)
                """,
                as: ContactPoint.self
            )
            try tx.record(marked.map { (.pointUndeliverable($0), by: member.actor) })
        }
    }

    /// Somebody has written from these addresses: they work.
    package func markDeliverable(_ addresses: [EmailAddress]) throws {
        guard !addresses.isEmpty else { return }
        try tx.run(
            """
            UPDATE contact_point SET undeliverable = NULL, undeliverable_why = NULL
            WHERE kind = \(ContactPoint.Kind.email) AND gone IS NULL AND undeliverable IS NOT NULL
                AND normalized IN (\(SQL.list(addresses.map(\.normalized))))
            """
        )
    }
}

extension Snapshot {
    /// Which of a client's addresses don't work. Whoever holds a `Client` was allowed to see it.
    package func undeliverable(of client: Client) throws -> [ContactPoint.ID: Undeliverable] {
        let rows = try all(
            """
            SELECT id, undeliverable, undeliverable_why FROM contact_point
            WHERE client = \(client.id) AND undeliverable IS NOT NULL
            """
        ) { row in
            (try row.read(ContactPoint.ID.self), try row.read(Moment.self), try row.read(String?.self))
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0, Undeliverable(since: $1, why: $2 ?? "")) })
    }
}
