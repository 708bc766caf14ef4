import Basics
import Store

/// PostgreSQL alone.
///
/// An entry that commits late is numbered late: numbers follow the order of sealing, so whoever has read up to a number has
/// missed nothing below it. What one transaction saw of another always comes after it, because whoever sees the later entry
/// sees the earlier one too, and within a batch they go by `entry`.
extension Transaction {
    /// - Returns: how many entries it sealed; 0 also when another node is at it.
    func sealEntries(limit: Int) throws -> Int {
        guard try aloneAtSealing() else { return 0 }
        let waiting = try unsealedEntries(limit: limit)
        guard !waiting.isEmpty else { return 0 }
        var last = try lastSeal()
        let seals = waiting.map { link in
            let seq = last.seq + 1
            last = Seal(seq: seq, hash: Chain.hash(after: last.hash, seq: seq, of: link))
            return (entry: link.entry, seal: last)
        }
        try write(seals)
        try announce(.journalSealed)
        return seals.count
    }

    /// The lock goes with the transaction, so that of a killed node is free at once.
    private func aloneAtSealing() throws -> Bool {
        let lock: Int64 = 0x4869_6768_726F_636B
        return try value("SELECT CAST(pg_try_advisory_xact_lock(\(lock)) AS INTEGER)", as: Int64.self) == 1
    }

    private func unsealedEntries(limit: Int) throws -> [ChainLink] {
        try all("SELECT \(ChainLink.columns) FROM journal WHERE seq IS NULL ORDER BY entry LIMIT \(limit)")
    }

    private func write(_ seals: [(entry: Int64, seal: Seal)]) throws {
        let rows = seals.map { row -> SQL in
            "(CAST(\(row.entry) AS BIGINT), CAST(\(row.seal.seq) AS BIGINT), CAST(\(row.seal.hash) AS BYTEA))"
        }
        try run(
            """
            UPDATE journal SET seq = sealed.seq, hash = sealed.hash
            FROM (VALUES \(SQL.join(rows, by: ", "))) AS sealed (entry, seq, hash)
            WHERE journal.entry = sealed.entry
            """
        )
    }
}

extension Snapshot {
    func hasUnsealedEntries() throws -> Bool {
        try value("SELECT entry FROM journal WHERE seq IS NULL LIMIT 1", as: Int64.self) != nil
    }
}
