import Basics
import Store

// The keys of every client, so that those who share one are found by index. Which keys a client has stands beside them, so that
// only what has changed is written.

extension Transaction {
    /// - Parameter keys: all that the client has now; none for one that is no client any more.
    func keep(_ keys: [BlockingKey], of client: Client.ID) throws {
        let known: [UInt8]? = try value("SELECT keys FROM duplicate_keys_of WHERE client = \(client)")
        let packed = BlockingKey.packed(keys)
        guard known ?? [] != packed else { return }
        let old = Set(BlockingKey.unpacked(known ?? []))
        let lost = old.subtracting(keys).sorted()
        if !lost.isEmpty {
            try run(
                """
                DELETE FROM duplicate_key WHERE key IN (\(SQL.list(lost.map(\.rawValue)))) AND client = \(client)
                """
            )
        }
        try send(
            "INSERT INTO duplicate_key (key, client) VALUES",
            rows: keys.filter { !old.contains($0) }.map { "(\($0.rawValue), \(client))" },
            "ON CONFLICT (key, client) DO NOTHING"
        )
        try send(
            """
            INSERT INTO duplicate_keys_of (client, keys) VALUES (\(client), \(packed))
            ON CONFLICT (client) DO UPDATE SET keys = excluded.keys
            """
        )
    }
}

extension Snapshot {
    /// Who shares a key with the client, of the keys that not too many have.
    /// - Parameter limit: only those whose identities are smaller.
    func partners(of client: Client.ID, with keys: [BlockingKey], below limit: Client.ID? = nil) throws -> Set<
        Client.ID
    > {
        guard !keys.isEmpty else { return [] }
        // One more than is of use tells that a key is of none.
        let most = BlockingKey.mostClients + 1
        let blocks = keys.map { key -> SQL in
            """
            SELECT * FROM (
                SELECT key, client FROM duplicate_key WHERE key = \(key.rawValue) ORDER BY client LIMIT \(most)) AS block
            """
        }
        var (partners, block, blockKey): (Set<Client.ID>, [Client.ID], Int64?) = ([], [], nil)
        func end() {
            if block.count < most { partners.formUnion(block) }
            block = []
        }
        try each(SQL.join(blocks, by: " UNION ALL ")) { row in
            let key: Int64 = try row.read()
            if key != blockKey { end() }
            blockKey = key
            block.append(try row.read())
        }
        end()
        partners.remove(client)
        return limit.map { limit in partners.filter { $0 < limit } } ?? partners
    }
}

extension BlockingKey {
    fileprivate static func packed(_ keys: [BlockingKey]) -> [UInt8] {
        keys.flatMap { key in
            (0..<8).map { UInt8(truncatingIfNeeded: UInt64(bitPattern: key.rawValue) >> UInt64(56 - $0 * 8)) }
        }
    }

    fileprivate static func unpacked(_ bytes: [UInt8]) -> [BlockingKey] {
        stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
            let bits = bytes[start..<(start + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return BlockingKey(rawValue: Int64(bitPattern: bits))
        }
    }
}
