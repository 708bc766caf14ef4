import Basics
import Store

extension Transaction {
    /// Does `work` for a key once; when the key comes again, `work` is left alone and its answer given again.
    /// A refusal or a fault of `work` undoes the transaction, and the key with it.
    ///
    /// - Throws: `IdempotencyRefusal.reused` when the key was used for another request.
    package func once(
        _ key: IdempotencyKey,
        _ work: () throws -> StoredAnswer
    ) throws -> (answer: StoredAnswer, replayed: Bool) {
        // Of two at once the second waits here for the first to commit.
        guard try claim(key) else { return (try storedAnswer(to: key), true) }
        let answer = try work()
        try run(
            """
            UPDATE idempotency_key SET status = \(answer.status), answer = \(answer.body)
            WHERE owner = \(key.owner) AND word = \(key.word)
            """
        )
        return (answer, false)
    }

    private func claim(_ key: IdempotencyKey) throws -> Bool {
        try run(
            """
            INSERT INTO idempotency_key (owner, word, fingerprint, status, answer, at)
            VALUES (\(key.owner), \(key.word), \(key.fingerprint), 0, '', \(now))
            ON CONFLICT (owner, word) DO NOTHING
            """
        ) == 1
    }

    private func storedAnswer(to key: IdempotencyKey) throws -> StoredAnswer {
        let stored = try first(
            """
            SELECT fingerprint, status, answer FROM idempotency_key
            WHERE owner = \(key.owner) AND word = \(key.word)
            """
        ) { row in
            let fingerprint: [UInt8] = try row.read()
            return (fingerprint, answer: StoredAnswer(status: try row.read(), body: try row.read()))
        }
        guard let stored, stored.0 == key.fingerprint else { throw IdempotencyRefusal.reused }
        return stored.answer
    }
}
