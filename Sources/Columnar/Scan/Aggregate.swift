/// What is kept of the facts of a cell while they are read, so that any measure can be told from it.
struct Aggregate: Hashable {
    enum Kind: Hashable {
        case rows
        case present(Int)
        case sum(Int)
        case least(Int)
        case greatest(Int)
        case first
        case last
        case distinct(Int)
        case roughlyDistinct(Int)
        case quantile(Int, Double)
    }

    let kind: Kind
    /// Only facts that meet a test, by its place in the plan.
    var test: Int?
}

/// Which facts are read and how they are counted: a question, as the scan understands it.
struct Plan {
    struct Axis {
        enum Source: Hashable {
            case time(TimePart)
            case dimension(Int)
        }

        let source: Source
        /// The least code, and how many there may be from it on.
        let least: Int
        let count: Int
    }

    let axes: [Axis]
    let filter: RowTest
    let tests: [RowTest]
    let aggregates: [Aggregate]
    let limits: Limits
    /// How many labels each dimension of the cube has.
    let labels: [Int]
    let segments: [Segment]
    let schema: Schema
    /// Rows that repeat others, where a test asks for them: for each test and segment a bit a row.
    let repeats: [[[UInt64]]]
}

/// Which rows count, in codes.
indirect enum RowTest: Hashable {
    case always
    case never
    case code(Int, Int)
    /// For each code whether it is wanted; later ones aren't.
    case codes(Int, [Bool])
    case during(Int64, Int64)
    case part(TimePart, [Int])
    case integers(Int, ClosedRange<Int64>)
    case decimals(Int, ClosedRange<Double>)
    case has(Int)
    case bitmap(Int)
    case not(RowTest)
    case all([RowTest])
    case any([RowTest])
}
