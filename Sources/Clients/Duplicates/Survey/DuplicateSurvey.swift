import Basics
import Events
import Store

/// Goes through all clients: for the first time, and anew when there are a tenth more or less of them than those from whom the
/// present judgement was learned. Memory does not grow with the number of clients.
package struct DuplicateSurvey: JobHandler {
    package static let turn = Recurring("clients.duplicates", every: .hours(24))

    package let kind: Job.Kind = "clients.duplicates"
    package let attempts = 5
    private let database: Database

    /// So many clients are read and written together.
    private static let step = 500
    /// From so many clients is learned which names are common.
    private static let mostCounted = 200_000

    package init(_ database: Database) {
        self.database = database
    }

    package func run(_ job: Job) async throws {
        let (count, judge) = try await database.read { (try $0.clientCount(), try $0.duplicateJudge()) }
        if let judge, abs(judge.clients - count) * 10 <= judge.clients { return }
        try await survey(count)
    }

    /// Looks at every client, learns, and compares each with those who share a key.
    @discardableResult
    package func survey(_ count: Int? = nil) async throws -> Findings {
        let begun = database.time.now
        let end = try await database.read { try $0.lastSeal().seq }
        let clients: Int
        if let count { clients = count } else { clients = try await database.read { try $0.clientCount() } }
        let census = try await keepKeys(countingOneOf: max(1, clients / Self.mostCounted))
        let lesson = try await SurveyLesson(of: clients, census, in: database).drawn()
        let judge = DuplicateJudge(
            model: .learned(from: lesson),
            census: census,
            clients: clients,
            learned: database.time.now
        )
        let (compared, found) = try await compareAll(judge)
        try await database.write { tx in
            try tx.keep(judge)
            try tx.forgetPairs(before: begun)
            // What was written until then needs no second look.
            try tx.skip(DuplicateWatch.place, to: end)
        }
        return Findings(clients: clients, compared: compared, pairs: found)
    }

    package struct Findings: Sendable {
        package let clients: Int
        /// How many pairs shared a key.
        package let compared: Int
        /// How many of them are worth a look.
        package let pairs: Int
    }

    private func keepKeys(countingOneOf share: Int) async throws -> Census {
        var census = Census()
        try await walk { clients in
            let traits = try await database.write { tx in
                let traits = try tx.traits(of: clients)
                for client in clients { try tx.keep(traits[client].map(BlockingKey.all) ?? [], of: client) }
                return traits
            }
            for (client, traits) in traits where client.isDrawn(oneOf: share) { census.count(traits) }
        }
        return census
    }

    private func compareAll(_ judge: DuplicateJudge) async throws -> (compared: Int, found: Int) {
        var (compared, found) = (0, 0)
        try await walk { clients in
            let (count, pairs) = try await database.read { snapshot in
                let traits = try snapshot.traits(of: clients)
                var comparing = Comparing(snapshot, judge)
                let pairs = try clients.flatMap { client in
                    try traits[client].map { try comparing.pairs(of: client, $0, below: client) } ?? []
                }
                return (comparing.count, pairs)
            }
            try await database.write { try $0.keep(pairs) }
            compared += count
            found += pairs.count
        }
        return (compared, found)
    }

    private func walk(_ work: ([Client.ID]) async throws -> Void) async throws {
        var last = Client.ID(rawValue: .min)
        while true {
            try Task.checkCancellation()
            let after = last
            let clients: [Client.ID] = try await database.read {
                try $0.values("SELECT id FROM client WHERE id > \(after) ORDER BY id LIMIT \(Self.step)")
            }
            guard let end = clients.last else { return }
            try await work(clients)
            last = end
        }
    }
}

extension Client.ID {
    /// One of `share`, the same ones each time.
    func isDrawn(oneOf share: Int) -> Bool {
        StableHash.of(UInt64(bitPattern: rawValue)) % UInt64(max(1, share)) == 0
    }
}
