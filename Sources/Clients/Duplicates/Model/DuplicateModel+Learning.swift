import Foundation

extension DuplicateModel {
    /// What the model is learned from.
    package struct Lesson: Sendable {
        /// How many clients there are.
        package let clients: Int
        /// Pairs that share a blocking key, drawn by chance, and how many there are of them in all.
        package let candidates: [Comparison]
        package let candidateCount: Int
        /// Pairs of any two clients, drawn by chance.
        package let anyPairs: [Comparison]

        /// So many pairs of a sort teach as much as more would.
        package static let enough = 100_000

        package init(clients: Int, candidates: [Comparison], candidateCount: Int, anyPairs: [Comparison]) {
            self.clients = clients
            self.candidates = candidates
            self.candidateCount = candidateCount
            self.anyPairs = anyPairs
        }

        private var allPairs: Double { max(1, Double(clients) * Double(clients - 1) / 2) }

        /// How many of all pairs they are if `sum` of the drawn candidates are; a tenth of what is usual leans against it.
        func share(of sum: Double) -> Double {
            let standsFor = Double(candidateCount) / Double(max(1, candidates.count))
            return (sum * standsFor / allPairs + DuplicateModel.usualShare(clients) * 0.1) / 1.1
        }
    }

    /// Learns by expectation and maximisation (Dempster, Laird, Rubin 1977), leaning on what is usual where the clients teach little.
    package static func learned(from lesson: Lesson) -> DuplicateModel {
        var model = usual(clients: lesson.clients)
        for _ in 0..<rounds {
            let next = model.improved(by: lesson)
            let isSettled = abs(log2(next.sameShare / model.sameShare)) < 0.001
            model = next
            if isSettled { break }
        }
        model.threshold = model.bestThreshold(for: lesson.candidates)
        return model
    }

    private static let rounds = 60
    /// As how many pairs the usual chances count.
    private static let leaning = 20.0

    private func improved(by lesson: Lesson) -> DuplicateModel {
        var tallies = (same: Tally(), relatives: Tally(), strangers: Tally())
        var telling = 0
        for pair in lesson.candidates {
            let verdict = verdict(on: pair)
            tallies.same.add(pair, verdict.probability)
            // Only where something could tell them apart, relatives can be known.
            guard pair.tellsRelativesApart else { continue }
            telling += 1
            tallies.relatives.add(pair, verdict.relativeProbability)
        }
        for pair in lesson.anyPairs {
            let verdict = verdict(on: pair)
            tallies.strangers.add(pair, 1 - verdict.probability - verdict.relativeProbability)
        }
        var next = self
        next.same = tallies.same.chances(leaningOn: Field.allCases.map(\.usualWhenSame), as: Self.leaning)
        next.relatives = tallies.relatives.chances(
            leaningOn: Field.allCases.map(\.usualWhenRelatives),
            as: Self.leaning
        )
        next.strangers = tallies.strangers.chances(leaningOn: Field.allCases.map(\.usualWhenStrangers), as: 1)
        let relatives = tallies.relatives.sum * Double(lesson.candidates.count) / Double(max(1, telling))
        next.sameShare = lesson.share(of: tallies.same.sum)
        next.relativeShare = lesson.share(of: relatives)
        return next
    }

    /// Where the mean of precision and recall (F1) is expected to be highest, were the probabilities true.
    private func bestThreshold(for pairs: [Comparison]) -> Double {
        let probabilities = pairs.map { verdict(on: $0).probability }.sorted(by: >)
        let all = probabilities.reduce(0, +)
        var (right, best, threshold) = (0.0, 0.0, 0.5)
        for (place, probability) in probabilities.enumerated() {
            right += probability
            let expected = 2 * right / (all + Double(place + 1))
            if expected > best { (best, threshold) = (expected, probability) }
        }
        return min(max(threshold, 0.2), 0.8)
    }
}

/// How often each grade came.
private struct Tally {
    private var counts = [[Double]](
        repeating: [Double](repeating: 0, count: Grade.allCases.count),
        count: Field.allCases.count
    )
    private(set) var sum = 0.0

    mutating func add(_ pair: Comparison, _ share: Double) {
        sum += share
        for field in Field.allCases {
            guard let grade = pair[field] else { continue }
            counts[field.rawValue][grade.rawValue] += share
        }
    }

    func chances(leaningOn usual: [[Double]], as leaning: Double) -> [[Double]] {
        zip(counts, usual).map { counted, usual in
            let total = counted.reduce(leaning, +)
            return zip(counted, usual).map { ($0 + leaning * $1) / total }
        }
    }
}
