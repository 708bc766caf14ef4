import Basics
import Store

/// PostgreSQL alone.
///
/// An entry that commits late is numbered late: numbers follow the order of sealing, so whoever has read up to a number has
/// missed nothing below it. What one transaction saw of another always comes after it, because whoever sees the later entry
/// sees the earlier one too, and within a batch they go by `entry`.
extension Transaction {
    /// This transaction will number and chain its own entries, so that the sealer need not write each of them again; but whoever
    /// seals waits until it is committed. For what is short and writes much. Say so before anything is read.
    package func sealsForItself() throws {
        try alone(on: Self.sealing)
    }

    /// Whether what is recorded now can be sealed at once: nobody else seals, and nothing that came before is unsealed.
    func maySeal() throws -> Bool {
        guard isAlone(on: Self.sealing) else { return false }
        guard dialect == .postgres else { return true }
        return try sealWaiting(limit: Self.mostByTheWay) < Self.mostByTheWay
    }

    /// - Returns: how many entries it sealed.
    func sealEntries(limit: Int) throws -> Int {
        // Before anything is read, so that this sees what the sealer before it has left.
        try alone(on: Self.sealing)
        return try sealWaiting(limit: limit)
    }

    private static let sealing = "sealing"
    /// More than these are left to the sealer.
    private static let mostByTheWay = 100

    private func sealWaiting(limit: Int) throws -> Int {
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

    private func unsealedEntries(limit: Int) throws -> [ChainLink] {
        try all("SELECT \(ChainLink.columns) FROM journal WHERE seq IS NULL ORDER BY entry LIMIT \(limit)")
    }

    /// As one value, so that batches of every size are one statement to the server.
    private func write(_ seals: [(entry: Int64, seal: Seal)]) throws {
        let rows = seals.map { row in
            #"{"entry":\#(row.entry),"seq":\#(row.seal.seq),"hash":"\#(row.seal.hash.hexText)"}"#
        }
        try run(
            """
            UPDATE journal SET seq = sealed.seq, hash = decode(sealed.hash, 'hex')
            FROM json_to_recordset(CAST(\("[" + rows.joined(separator: ",") + "]") AS JSON))
                AS sealed (entry BIGINT, seq BIGINT, hash TEXT)
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
