import Basics
import Store

/// A lease is a turnstile that was passed in the future: closed to others until then. The moment itself tells the holder
/// from anyone who comes later.
extension Transaction {
    func takeLease(_ name: String, until end: Moment) throws -> Moment? {
        let taken = try run(
            """
            INSERT INTO turnstile (name, passed) VALUES (\(name), \(end))
            ON CONFLICT (name) DO UPDATE SET passed = excluded.passed WHERE turnstile.passed < \(now)
            """
        )
        return taken == 1 ? end : nil
    }

    func moveLease(_ name: String, from held: Moment, to end: Moment) throws -> Moment? {
        let moved = try run("UPDATE turnstile SET passed = \(end) WHERE name = \(name) AND passed = \(held)")
        return moved == 1 ? end : nil
    }
}
