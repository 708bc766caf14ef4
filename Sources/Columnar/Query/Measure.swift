/// How facts are reckoned.
package indirect enum Measure: Hashable, Codable, Sendable {
    /// How many facts.
    case count(where: Filter? = nil)
    /// How many facts have a value.
    case present(String, where: Filter? = nil)
    /// The sum of the values that are there; nought if none is.
    case sum(String, where: Filter? = nil)
    case mean(String, where: Filter? = nil)
    case least(String, where: Filter? = nil)
    case greatest(String, where: Filter? = nil)
    /// The least value that at least such a share of the values isn't above, from 0 to 1.
    case quantile(String, Double, where: Filter? = nil)
    /// The instants of the first and the last fact.
    case first
    case last
    /// How many labels of a dimension there are.
    case distinct(String, where: Filter? = nil)
    /// The same, to within some 2 %, in bounded memory.
    case roughlyDistinct(String, where: Filter? = nil)

    // Of what is reckoned.
    /// One by another; nothing where the other is nought.
    case ratio(Measure, Measure)
    /// Of the total of all lines, in the same column.
    case share(Measure)
    /// The share of this line and all before it, in the order of the answer.
    case cumulativeShare(Measure)
    /// The difference to the same with the period before; the periods are those of one axis.
    case change(Measure, along: TimePart)
    /// The mean over a period and those before it, as many as are asked for and are there.
    case moving(Measure, along: TimePart, periods: Int)
}
