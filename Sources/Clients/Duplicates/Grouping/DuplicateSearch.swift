/// Finds who stands among many clients more than once, with all of them in memory.
package struct DuplicateSearch: Sendable {
    package let census: Census
    package let model: DuplicateModel
    /// Pairs that may be one client, the likeliest first.
    package let candidates: [Candidate]
    /// Clients that are one, by their places.
    package let groups: [[Int]]
    package let pairsCompared: Int
    /// How many keys were left out because too many clients have them.
    package let crowdedKeys: Int

    package struct Candidate: Sendable {
        package let one: Int
        package let other: Int
        package let comparison: Comparison
        /// See `DuplicateModel.weight`.
        package let weight: Double
    }

    package init(among clients: [Traits], mostClientsAKey: Int = BlockingKey.mostClients) {
        let census = Census(of: clients)
        let pairs = CandidatePairs(keys: clients.map(BlockingKey.all), mostClients: mostClientsAKey)
        let lesson = Self.lesson(of: clients, pairs, census)
        let model = DuplicateModel.learned(from: lesson)
        candidates = Self.candidates(of: clients, pairs, census, model)
        groups =
            DuplicateGroups(of: candidates.map { ($0.one, $0.other, $0.weight) }) { one, other in
                model.weight(of: Comparison(clients[one], clients[other], in: census))
            }.groups
        self.census = census
        self.model = model
        pairsCompared = lesson.candidateCount
        crowdedKeys = pairs.crowdedKeys
    }

    private static func lesson(of clients: [Traits], _ pairs: CandidatePairs, _ census: Census) -> DuplicateModel.Lesson
    {
        var drawn = Reservoir<(Int, Int)>(size: DuplicateModel.Lesson.enough)
        pairs.forEach { drawn.offer(($0, $1)) }
        let strangers = clients.count < 2 ? 0 : UInt64(DuplicateModel.Lesson.enough)
        return DuplicateModel.Lesson(
            clients: clients.count,
            candidates: drawn.kept.map { Comparison(clients[$0.0], clients[$0.1], in: census) },
            candidateCount: drawn.offered,
            anyPairs: (0..<strangers).compactMap { number in
                let one = Int(StableHash.of(number, 1) % UInt64(clients.count))
                let other = Int(StableHash.of(number, 2) % UInt64(clients.count))
                return one == other ? nil : Comparison(clients[one], clients[other], in: census)
            }
        )
    }

    private static func candidates(
        of clients: [Traits],
        _ pairs: CandidatePairs,
        _ census: Census,
        _ model: DuplicateModel
    ) -> [Candidate] {
        var candidates: [Candidate] = []
        pairs.forEach { one, other in
            let comparison = Comparison(clients[one], clients[other], in: census)
            let weight = model.weight(of: comparison)
            guard weight > DuplicateModel.leastWeight else { return }
            candidates.append(Candidate(one: one, other: other, comparison: comparison, weight: weight))
        }
        return candidates.sorted { ($1.weight, $0.one, $0.other) < ($0.weight, $1.one, $1.other) }
    }
}
