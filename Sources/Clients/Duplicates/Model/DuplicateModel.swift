import Foundation

/// Tells how likely it is that two clients are one, after Fellegi and Sunter (1969).
///
/// It knows three sorts of pairs: the same client, relatives (who share a home, a company or a name, but not a birthday, a given
/// name or a tax number), and strangers. Its figures are learned from the clients themselves, without any truth.
package struct DuplicateModel: Sendable, Codable, Equatable {
    /// The chance of each grade among pairs of one sort, field by field.
    typealias Chances = [[Double]]

    var same: Chances
    var relatives: Chances
    var strangers: Chances
    /// How many of all pairs are the same client, and how many are relatives.
    var sameShare: Double
    var relativeShare: Double
    /// From which probability on a pair counts as the same client.
    package internal(set) var threshold: Double

    /// Pairs that weigh less, in bits, are not worth anybody's look.
    package static let leastWeight = -7.0

    /// What a pair is, as far as the model can say.
    package struct Verdict: Sendable, Hashable {
        /// That it is the same client.
        package let probability: Double
        /// That they are two who have to do with one another.
        package let relativeProbability: Double
    }

    package func verdict(on pair: Comparison) -> Verdict {
        let odds = odds(of: pair)
        let largest = max(odds.same, odds.relatives, odds.strangers)
        let same = exp2(odds.same - largest)
        let relatives = exp2(odds.relatives - largest)
        let sum = same + relatives + exp2(odds.strangers - largest)
        return Verdict(probability: same / sum, relativeProbability: relatives / sum)
    }

    /// How much the pair is the same client rather than not, in bits; above zero it counts as one.
    package func weight(of pair: Comparison) -> Double {
        let odds = odds(of: pair)
        let (larger, smaller) = (max(odds.relatives, odds.strangers), min(odds.relatives, odds.strangers))
        let otherwise = larger + log2(1 + exp2(smaller - larger))
        return odds.same - otherwise - log2(threshold / (1 - threshold))
    }

    /// What one field says for (above zero) or against (below) the same client, in bits.
    package func evidence(of field: Field, in pair: Comparison) -> Double {
        guard let grade = pair[field] else { return 0 }
        return log2(same[field.rawValue][grade.rawValue]) - strangeness(of: field, grade, in: pair)
    }

    private func odds(of pair: Comparison) -> (same: Double, relatives: Double, strangers: Double) {
        var same = log2(sameShare)
        var relatives = log2(relativeShare)
        var strangers = log2(1 - sameShare - relativeShare)
        for field in Field.allCases {
            guard let grade = pair[field] else { continue }
            let strange = strangeness(of: field, grade, in: pair)
            same += log2(self.same[field.rawValue][grade.rawValue])
            strangers += strange
            relatives += field.isShared ? log2(self.relatives[field.rawValue][grade.rawValue]) : strange
        }
        return (same, relatives, strangers)
    }

    /// That strangers have the same value depends on the value.
    private func strangeness(of field: Field, _ grade: Grade, in pair: Comparison) -> Double {
        grade == .same ? -Double(pair.surprise(of: field)) : log2(strangers[field.rawValue][grade.rawValue])
    }
}
