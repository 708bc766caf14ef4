import Basics

/// Hours of specialists that the first line has saved (SPEC L6): for each kind of case, how many the first line solved by itself,
/// times the second line's mean working time on one of that kind.
package struct Freed: Sendable, Hashable {
    /// Of each kind that the first line solved by itself.
    package let kinds: [Kind]

    package struct Kind: Sendable, Hashable {
        package let kind: Case.Kind
        /// Solved by the first line alone.
        package let solvedAlone: Int
        /// The second line's working time on one of them, in minutes; nil while too few were measured.
        package let mean: Double?
        /// How many cases that mean is made of.
        package let measured: Int
        /// By how much the mean may be wrong, in minutes: 1.96 standard errors, 95 % of the time.
        package let margin: Double

        package var hours: Double { Double(solvedAlone) * (mean ?? 0) / 60 }
        fileprivate var doubt: Double { Double(solvedAlone) * margin / 60 }
    }

    /// A mean of fewer is none.
    package static let fewest = 5

    package var hours: Double { kinds.reduce(0) { $0 + $1.hours } }
    /// By how much the hours may be wrong, 95 % of the time.
    package var margin: Double { kinds.reduce(0) { $0 + $1.doubt * $1.doubt }.squareRoot() }
    package var solvedAlone: Int { kinds.reduce(0) { $0 + $1.solvedAlone } }
    /// The share of the cases solved alone for which there is a mean; nil when none was solved alone.
    package var coverage: Double? {
        guard solvedAlone > 0 else { return nil }
        return Double(kinds.filter { $0.mean != nil }.reduce(0) { $0 + $1.solvedAlone }) / Double(solvedAlone)
    }

    /// What was summed up over some days.
    package struct Sum: Sendable, Hashable {
        package var cases = 0
        package var minutes = 0
        /// The sum of the squares of the minutes.
        package var squares = 0

        package init(cases: Int = 0, minutes: Int = 0, squares: Int = 0) {
            self.cases = cases
            self.minutes = minutes
            self.squares = squares
        }

        static func + (one: Sum, other: Sum) -> Sum {
            Sum(
                cases: one.cases + other.cases,
                minutes: one.minutes + other.minutes,
                squares: one.squares + other.squares
            )
        }
    }

    /// - Parameters:
    ///   - alone: how many of each kind the first line solved by itself.
    ///   - measured: what the second line worked on those of each kind.
    package init(alone: [Case.Kind: Int], measured: [Case.Kind: Sum]) {
        kinds = Case.Kind.allCases.compactMap { kind in
            guard let count = alone[kind], count > 0 else { return nil }
            let sum = measured[kind] ?? Sum()
            guard sum.cases >= Self.fewest else {
                return Kind(kind: kind, solvedAlone: count, mean: nil, measured: sum.cases, margin: 0)
            }
            let cases = Double(sum.cases)
            let mean = Double(sum.minutes) / cases
            let variance = max(0, (Double(sum.squares) - cases * mean * mean) / (cases - 1))
            return Kind(
                kind: kind,
                solvedAlone: count,
                mean: mean,
                measured: sum.cases,
                margin: 1.96 * (variance / cases).squareRoot()
            )
        }
    }
}
