import Basics
import People
import Store

extension Snapshot {
    /// Pairs that may be one client, the likeliest first, as far as the member may know of both.
    package func duplicatePairs(
        visibleTo member: Member,
        after cursor: PairCursor? = nil,
        limit: Int
    ) throws -> Slice<DuplicatePair, PairCursor> {
        let later: SQL =
            cursor.map { cursor in
                """
                AND (duplicate_pair.weight, duplicate_pair.one, duplicate_pair.other)
                    < (\(cursor.weight), \(cursor.one), \(cursor.other))
                """
            } ?? ""
        let found: [DuplicatePair] = try all(
            """
            SELECT \(DuplicatePair.columns) FROM \(Self.pairs) WHERE \(Self.open(to: member)) \(later)
            ORDER BY duplicate_pair.weight DESC, duplicate_pair.one DESC, duplicate_pair.other DESC LIMIT \(limit + 1)
            """
        )
        return Slice(found, limit: limit) { PairCursor(weight: $0.weight, one: $0.one, other: $0.other) }
    }

    /// Who may be the same as this client, the likeliest first.
    package func duplicates(of client: Client, visibleTo member: Member, limit: Int = 5) throws -> [DuplicatePair] {
        let halves = (["duplicate_pair.one", "duplicate_pair.other"] as [SQL]).map { side -> SQL in
            """
            SELECT \(DuplicatePair.columns) FROM \(Self.pairs)
            WHERE \(side) = \(client.id) AND \(Self.open(to: member))
            """
        }
        let found: [DuplicatePair] = try all(SQL.join(halves, by: " UNION ALL "))
        return Array(found.sorted { $0.weight > $1.weight }.prefix(limit))
    }

    package func duplicatePair(_ one: Client.ID, _ other: Client.ID) throws -> DuplicatePair? {
        guard let pair = DuplicatePair.ordered(one, other) else { return nil }
        return try first(
            "SELECT \(DuplicatePair.columns) FROM duplicate_pair WHERE one = \(pair.one) AND other = \(pair.other)"
        )
    }

    /// Whether somebody has said that they are two.
    package func areDifferent(_ one: Client.ID, _ other: Client.ID) throws -> Bool {
        guard let pair = DuplicatePair.ordered(one, other) else { return false }
        return try value("SELECT different FROM duplicate_pair WHERE one = \(pair.one) AND other = \(pair.other)")
            ?? false
    }

    private static let pairs: SQL = """
        duplicate_pair JOIN client AS first_client ON first_client.id = duplicate_pair.one
        JOIN client AS second_client ON second_client.id = duplicate_pair.other
        """

    private static func open(to member: Member) -> SQL {
        """
        duplicate_pair.different = 0 AND \(member.sees(client: "first_client"))
        AND \(member.sees(client: "second_client"))
        """
    }

    /// Clients by their identities, as far as the member may know of them.
    package func clients(_ ids: [Client.ID], visibleTo member: Member) throws -> [Client.ID: Client] {
        guard !ids.isEmpty else { return [:] }
        let found: [Client] = try all(
            """
            SELECT \(Client.columns) FROM client
            WHERE client.id IN (\(SQL.list(ids))) AND \(member.sees(client: "client"))
            """
        )
        return found.reduce(into: [:]) { $0[$1.id] = $1 }
    }
}

extension Transaction {
    /// Keeps what was found out about pairs; what somebody has decided stays decided.
    func keep(_ pairs: [DuplicatePair]) throws {
        var seen: Set<[Client.ID]> = []
        let pairs = pairs.filter { seen.insert([$0.one, $0.other]).inserted }
        try send(
            "INSERT INTO duplicate_pair (one, other, weight, probability, at) VALUES",
            rows: pairs.map { "(\($0.one), \($0.other), \($0.weight), \($0.probability), \(now))" },
            """
            ON CONFLICT (one, other) DO UPDATE SET weight = excluded.weight, probability = excluded.probability,
                at = excluded.at
            """
        )
    }

    /// Forgets what was thought of a client; what somebody has decided stays.
    func forgetPairs(of client: Client.ID) throws {
        try send("DELETE FROM duplicate_pair WHERE one = \(client) AND different = 0")
        try send("DELETE FROM duplicate_pair WHERE other = \(client) AND different = 0")
    }

    /// Forgets what was thought before `moment` and has not been found again.
    func forgetPairs(before moment: Moment) throws {
        try run("DELETE FROM duplicate_pair WHERE different = 0 AND at < \(moment)")
    }
}
