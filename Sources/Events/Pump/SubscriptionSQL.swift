import Basics
import Store

extension Snapshot {
    /// Every durable subscriber and how far it has come.
    package func subscriptions() throws -> [Subscription] {
        try all("SELECT \(Subscription.columns) FROM subscription ORDER BY name")
    }

    package func subscription(_ name: String) throws -> Subscription? {
        try first("SELECT \(Subscription.columns) FROM subscription WHERE name = \(name)")
    }
}

extension Transaction {
    func openSubscription(_ name: String) throws {
        try run("INSERT INTO subscription (name, reached) VALUES (\(name), 0) ON CONFLICT (name) DO NOTHING")
    }

    /// - Returns: false when another node has moved it meanwhile.
    func advance(_ name: String, from seq: Int64, to next: Int64) throws -> Bool {
        let moved = try run(
            """
            UPDATE subscription SET reached = \(next), failures = 0, complaint = NULL
            WHERE name = \(name) AND reached = \(seq)
            """
        )
        return moved == 1
    }

    func noteFailure(of name: String, at seq: Int64, complaint: String) throws {
        try run(
            """
            UPDATE subscription SET failures = failures + 1, complaint = \(complaint)
            WHERE name = \(name) AND reached = \(seq)
            """
        )
    }
}

extension Transaction {
    /// Puts a durable subscriber's place behind all that has happened, for one that did not listen meanwhile.
    package func skip(_ name: String) throws {
        try run(
            """
            INSERT INTO subscription (name, reached) VALUES (\(name), (SELECT COALESCE(MAX(seq), 0) FROM journal))
            ON CONFLICT (name) DO UPDATE SET reached = excluded.reached
            """
        )
    }
    /// The same up to `seq`, for one that knows of all until then by another way; never back.
    package func skip(_ name: String, to seq: Int64) throws {
        try run(
            """
            INSERT INTO subscription (name, reached) VALUES (\(name), \(seq))
            ON CONFLICT (name) DO UPDATE SET reached = excluded.reached WHERE subscription.reached < excluded.reached
            """
        )
    }
}
