import Basics
import Store

/// Something that is thrown away when it has served its time. Each feature names its own (`extension Chore`).
package struct Chore: Sendable {
    package let name: String
    let work: @Sendable (Transaction) throws -> Int

    /// - Parameter work: returns how many rows it removed.
    package init(_ name: String, _ work: @escaping @Sendable (Transaction) throws -> Int) {
        self.name = name
        self.work = work
    }
}

extension Chore {
    /// What this room leaves behind.
    package static let ofEvents: [Chore] = [
        Chore("idempotency keys") { tx in
            try tx.run("DELETE FROM idempotency_key WHERE at < \(tx.now - .days(7))")
        },
        Chore("leases") { tx in
            try tx.run("DELETE FROM lease WHERE held_until < \(tx.now - .days(1))")
        },
        Chore("done jobs") { tx in
            try tx.run("DELETE FROM job WHERE state = 'done' AND ended < \(tx.now - .days(30))")
        },
    ]
}
