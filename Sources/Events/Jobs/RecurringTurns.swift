import Basics
import Store

/// Which turns of the regular jobs this runner has seen to, so that it asks the database once a turn and not every second.
struct RecurringTurns: Sendable {
    private let recurring: [Recurring]
    private var seen: [Job.Kind: Int64] = [:]

    init(_ recurring: [Recurring]) {
        self.recurring = recurring
    }

    mutating func enqueue(in database: Database) async throws {
        let now = database.time.now
        for item in recurring {
            let turn = item.turn(at: now)
            guard seen[item.kind] != turn else { continue }
            _ = try await database.write { tx in
                try tx.enqueue(item.kind, payload: [String: String](), mark: item.mark(of: turn))
            }
            seen[item.kind] = turn
        }
    }
}
