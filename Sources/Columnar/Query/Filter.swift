/// Which facts count.
package indirect enum Filter: Hashable, Codable, Sendable {
    /// Its label is one of these. Labels that no fact has are no error.
    case isIn(String, [Label])
    /// From an instant on, up to another, in ticks of the cube's clock.
    case during(from: Int64, until: Int64)
    /// What the clock or calendar on the wall shows is one of these.
    case timeIs(TimePart, [Int])
    /// The fact's value lies in a range, ends included.
    case value(String, ClosedRange<Double>)
    /// The fact has a value.
    case has(String)
    /// An earlier fact has the same labels, at most so many ticks before.
    case repeats([String], within: Int64)
    /// The labels of a dimension with the greatest (or least) figures, among the facts that meet the query's other filters.
    case top(Int, of: String, by: Measure, least: Bool = false)
    /// The labels of a dimension whose figure lies in a range, among the facts that meet the query's other filters.
    case figure(String, Measure, ClosedRange<Double>)
    case not(Filter)
    case all([Filter])
    case any([Filter])
}
