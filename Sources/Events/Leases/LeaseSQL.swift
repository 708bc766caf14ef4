import Basics
import Store

/// A lease that was never taken or has run out is free. Its end tells the holder from anyone who comes later.
extension Transaction {
    /// - Parameter limit: one that is held beyond it was taken by a clock that has been put right since, and is free.
    func takeLease(_ name: String, until end: Moment, atMostUntil limit: Moment) throws -> Moment? {
        let taken = try run(
            """
            INSERT INTO lease (name, held_until) VALUES (\(name), \(end))
            ON CONFLICT (name) DO UPDATE SET held_until = excluded.held_until
                WHERE lease.held_until < \(now) OR lease.held_until > \(limit)
            """
        )
        return taken == 1 ? end : nil
    }

    func moveLease(_ name: String, from held: Moment, to end: Moment) throws -> Moment? {
        let moved = try run("UPDATE lease SET held_until = \(end) WHERE name = \(name) AND held_until = \(held)")
        return moved == 1 ? end : nil
    }
}
