import Basics
import Events
import Store

/// Looks, whenever something is changed on a card, whom the client may be the same as.
///
/// It works after the change is committed and takes a fifth of one processor at most, so that nobody who writes waits for it.
package actor DuplicateWatch: Subscriber {
    static let place = "duplicates"
    package nonisolated let name = DuplicateWatch.place
    package nonisolated let start = SubscriberStart.beginning
    private let database: Database
    private var judge: DuplicateJudge?

    package init(_ database: Database) {
        self.database = database
    }

    package func receive(_ entries: [JournalEntry]) async throws {
        let changed = Set(entries.filter(\.mayMakeDuplicate).compactMap(\.client)).sorted()
        var rest = changed.map { Client.ID(rawValue: $0) }[...]
        while !rest.isEmpty {
            // Whoever stops the server waits for one lot and no more.
            try Task.checkCancellation()
            let begun = ContinuousClock.now
            try await look(at: Array(rest.prefix(Self.lot)))
            rest = rest.dropFirst(Self.lot)
            try await Task.sleep(for: min((.now - begun) * 4, .seconds(1)))
        }
    }

    /// In a crowd of namesakes each is compared with a thousand others.
    private static let lot = 4

    /// Keeps the keys of these clients and compares each with those who share one.
    package func look(at clients: [Client.ID]) async throws {
        let judge = try await presentJudge()
        let traits = try await database.write { tx in
            let traits = try tx.traits(of: clients)
            for client in clients { try tx.keep(traits[client].map(BlockingKey.all) ?? [], of: client) }
            return traits
        }
        let pairs = try await database.read { snapshot in
            var comparing = Comparing(snapshot, judge)
            return try clients.flatMap { client in
                try traits[client].map { try comparing.pairs(of: client, $0) } ?? []
            }
        }
        try await database.write { tx in
            for client in clients { try tx.forgetPairs(of: client) }
            let standing = Set(try tx.standing(among: pairs.flatMap { [$0.one, $0.other] }))
            try tx.keep(pairs.filter { standing.contains($0.one) && standing.contains($0.other) })
        }
    }

    private func presentJudge() async throws -> DuplicateJudge {
        let known = judge
        let present = try await database.read { snapshot -> DuplicateJudge in
            if let known, let learned = known.learned, learned == (try snapshot.whenJudgeLearned()) { return known }
            return try snapshot.duplicateJudge() ?? .usual(clients: try snapshot.clientCount(atMost: 100_000))
        }
        judge = present
        return present
    }
}

/// Compares clients with those who share a key with them.
struct Comparing {
    private let snapshot: Snapshot
    private let judge: DuplicateJudge
    private var known: [Client.ID: Traits] = [:]
    /// How many pairs were compared.
    private(set) var count = 0

    /// So many cards are held in memory, and no more.
    private static let mostKnown = 20_000

    init(_ snapshot: Snapshot, _ judge: DuplicateJudge) {
        self.snapshot = snapshot
        self.judge = judge
    }

    /// - Parameter limit: only with those whose identities are smaller.
    mutating func pairs(of client: Client.ID, _ traits: Traits, below limit: Client.ID? = nil) throws -> [DuplicatePair]
    {
        let partners = try snapshot.partners(of: client, with: BlockingKey.all(of: traits), below: limit)
        try learn(partners)
        count += partners.count
        return partners.sorted().compactMap { other in
            guard let pair = DuplicatePair.ordered(client, other),
                let found = known[other].flatMap({ judge.judge(traits, $0) })
            else { return nil }
            return DuplicatePair(
                one: pair.one,
                other: pair.other,
                weight: found.weight,
                probability: found.probability
            )
        }
    }

    private mutating func learn(_ clients: Set<Client.ID>) throws {
        let strange = clients.filter { known[$0] == nil }.sorted()
        guard !strange.isEmpty else { return }
        if known.count + strange.count > Self.mostKnown { known = [:] }
        known.merge(try snapshot.traits(of: known.isEmpty ? clients.sorted() : strange)) { $1 }
    }
}

extension Snapshot {
    fileprivate func standing(among clients: [Client.ID]) throws -> [Client.ID] {
        guard !clients.isEmpty else { return [] }
        let list = SQL.list(Array(Set(clients)).sorted())
        return try values("SELECT id FROM client WHERE id IN (\(list)) AND merged_into IS NULL")
    }
}

extension JournalEntry {
    /// Whether it tells of a change on a client's card.
    fileprivate var mayMakeDuplicate: Bool {
        switch subject.kind {
        case .contact: true
        case .client: !["client.looked-at", "client.told-apart", "client.maybe-same"].contains(kind.name)
        default: false
        }
    }
}
