import Basics
import Store

/// Draws the pairs from which the house's judgement is learned: of a few clients all whom they share a key with, of many a share.
struct SurveyLesson: Sendable {
    private let clients: Int
    private let census: Census
    private let database: Database

    private static let mostAsked = 20_000
    private static let step = 200

    init(of clients: Int, _ census: Census, in database: Database) {
        self.clients = clients
        self.census = census
        self.database = database
    }

    func drawn() async throws -> DuplicateModel.Lesson {
        let share = max(1, (clients + Self.mostAsked - 1) / Self.mostAsked)
        let asked = try await database.read { snapshot in
            var asked: [Client.ID] = []
            try snapshot.each("SELECT id FROM client WHERE merged_into IS NULL ORDER BY id") { row in
                let id: Client.ID = try row.read()
                if id.isDrawn(oneOf: share) { asked.append(id) }
            }
            return asked
        }
        var drawn = Reservoir<Comparison>(size: DuplicateModel.Lesson.enough)
        var strangers: [Traits] = []
        for start in stride(from: 0, to: asked.count, by: Self.step) {
            let some = Array(asked[start..<min(start + Self.step, asked.count)])
            let (pairs, traits) = try await compare(some, once: share == 1)
            for pair in pairs { drawn.offer(pair) }
            strangers += traits
        }
        return DuplicateModel.Lesson(
            clients: clients,
            candidates: drawn.kept,
            // Where a share was asked, each pair could be met from both its sides.
            candidateCount: share == 1 ? drawn.offered : drawn.offered * share / 2,
            anyPairs: anyPairs(of: strangers)
        )
    }

    /// - Parameter once: every client is asked, so each pair has to be met from one side alone.
    private func compare(_ some: [Client.ID], once: Bool) async throws -> ([Comparison], [Traits]) {
        try await database.read { [census] snapshot in
            let own = try snapshot.traits(of: some)
            var pairs: [Comparison] = []
            for client in some {
                guard let traits = own[client] else { continue }
                let keys = BlockingKey.all(of: traits)
                let partners = try snapshot.partners(of: client, with: keys, below: once ? client : nil)
                let others = try snapshot.traits(of: partners.sorted())
                pairs += others.sorted { $0.key < $1.key }.map { Comparison(traits, $0.value, in: census) }
            }
            return (pairs, some.compactMap { own[$0] })
        }
    }

    private func anyPairs(of traits: [Traits]) -> [Comparison] {
        guard traits.count > 1 else { return [] }
        return (0..<UInt64(DuplicateModel.Lesson.enough)).compactMap { number in
            let one = Int(StableHash.of(number, 1) % UInt64(traits.count))
            let other = Int(StableHash.of(number, 2) % UInt64(traits.count))
            return one == other ? nil : Comparison(traits[one], traits[other], in: census)
        }
    }
}
