/// Why a question has no answer.
package enum QueryFault: Error, Hashable, Sendable {
    case dimensionUnknown(String)
    case measureUnknown(String)
    case hierarchyUnknown(String)
    /// An order names no measure or row of the question.
    case orderUnknown
    /// One axis twice.
    case axisTwice(Axis)
    /// A range that ends before it begins.
    case rangeReversed
    /// Not from 0 to 1.
    case quantileImpossible(Double)
    /// A change or a moving mean without that part of time on an axis, or along one that comes round again.
    case periodMissing(TimePart)
    /// Figures of figures in a filter, or in one another, where only facts can be reckoned.
    case nestingImpossible
    /// A sum that could be beyond what a number holds.
    case sumTooGreat(String)
    /// More cells than may be reckoned: without the axis that is named there would be the fewest.
    case tooManyCells(atLeast: Int, limit: Int, without: Axis?)
    /// More memory than allowed.
    case tooMuchMemory
    case cancelled
}
