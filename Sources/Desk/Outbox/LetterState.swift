import Basics
import Store

/// How a letter stands on its way out.
package struct LetterState: Sendable, Hashable {
    package let interaction: Interaction.ID
    package let state: Interaction.Delivery
    package let attempts: Int
    /// When it is tried next.
    package let due: Moment
    package let trouble: Trouble?
    /// It was written before there was a mailbox, and waits until somebody decides about all of those.
    package let isParked: Bool
}

extension LetterState: Record {
    package static let columns: SQL =
        "outbox.interaction, outbox.state, outbox.attempts, outbox.due, outbox.complaint, outbox.parked"

    package init(from row: inout Row) throws {
        interaction = try row.read()
        state = try row.read()
        attempts = try row.read()
        due = try row.read()
        trouble = try row.read()
        isParked = try row.read(Moment?.self) != nil
    }
}

extension Snapshot {
    /// Of those that are shown.
    package func letterStates(of ids: [Interaction.ID]) throws -> [Interaction.ID: LetterState] {
        guard !ids.isEmpty else { return [:] }
        let states: [LetterState] = try all(
            "SELECT \(LetterState.columns) FROM outbox WHERE interaction IN (\(SQL.list(ids)))"
        )
        return Dictionary(uniqueKeysWithValues: states.map { ($0.interaction, $0) })
    }
}
