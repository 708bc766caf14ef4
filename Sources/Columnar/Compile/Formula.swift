/// How a measure is told from aggregates.
indirect enum Formula {
    case aggregate(Int)
    case quotient(Int, Int)
    case ratio(Formula, Formula)
    case share(Formula)
    case cumulative(Formula)
    /// Along an axis of rows and columns, by its place.
    case change(Formula, axis: Int)
    case moving(Formula, axis: Int, periods: Int)

    /// Whether it depends on the order of lines.
    var isCumulative: Bool { if case .cumulative = self { true } else { false } }

    /// Whether it needs the total of all lines.
    var needsTotal: Bool {
        switch self {
        case .aggregate, .quotient: false
        case .share, .cumulative: true
        case .ratio(let one, let other): one.needsTotal || other.needsTotal
        case .change(let formula, _), .moving(let formula, _, _): formula.needsTotal
        }
    }
}
