import Basics
import Events
import People
import Store

/// An address at which letters no longer arrive.
package struct Undeliverable: Sendable, Hashable {
    package let since: Moment
    /// The words of the server that refused them.
    package let why: String

    /// Reads `undeliverable, undeliverable_why`.
    init?(from row: inout Row) throws {
        let (since, why) = (try row.read(Moment?.self), try row.read(String?.self))
        guard let since else { return nil }
        (self.since, self.why) = (since, why ?? "")
    }
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
        try unmark("normalized IN (\(SQL.list(addresses.map(\.normalized)))) AND gone IS NULL")
    }

    /// Takes the mark off an address of which somebody knows that letters arrive there again.
    package func trustPoint(_ id: ContactPoint.ID) throws -> ContactPoint {
        let point = try visiblePoint(id)
        try unmark("id = \(id)")
        return point
    }

    private func unmark(_ which: SQL) throws {
        let unmarked = try tx.all(
            """
            UPDATE contact_point SET undeliverable = NULL, undeliverable_why = NULL
            WHERE kind = \(ContactPoint.Kind.email) AND undeliverable IS NOT NULL AND \(which)
            RETURNING \(ContactPoint.columns)
            """,
            as: ContactPoint.self
        )
        try tx.record(unmarked.map { (.pointDeliverable($0), by: member.actor) })
    }
}
