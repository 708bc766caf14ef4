// Filters by figures: first the figures of all labels are reckoned, then the facts of those that are wanted count.
extension Compiler {
    private func figures(of name: String, _ measure: Measure, among others: [Filter]) throws(QueryFault)
        -> (dimension: Int, codes: [Int32], numbers: [Double?])
    {
        let axis = Axis.dimension(name)
        let query = Query(
            rows: [axis],
            measures: [NamedMeasure("figure", measure)],
            filters: others,
            limits: self.query.limits
        )
        let levels = try Reckoning(cube, segments, query, cancellation).levels()
        let level = levels.finest
        let column = try levels.column(0, at: level)
        return (try dimension(name), level.groups.codes[0], (0..<level.groups.count).map { column.number($0) })
    }

    func top(
        _ count: Int,
        _ name: String,
        _ measure: Measure,
        _ least: Bool,
        among others: [Filter]
    ) throws(QueryFault) -> RowTest {
        let (dimension, codes, numbers) = try figures(of: name, measure, among: others)
        let ranks = cube.lexicons[dimension].ranks()
        let known = numbers.indices.compactMap { at in
            numbers[at].map { (number: least ? $0 : -$0, rank: ranks[Int(codes[at])], code: Int(codes[at])) }
        }
        let best = known.sorted { ($0.number, $0.rank) < ($1.number, $1.rank) }.prefix(max(0, count))
        return codeTest(dimension, best.map(\.code))
    }

    func figures(
        _ name: String,
        _ measure: Measure,
        _ range: ClosedRange<Double>,
        among others: [Filter]
    ) throws(QueryFault) -> RowTest {
        let (dimension, codes, numbers) = try figures(of: name, measure, among: others)
        let wanted = numbers.indices.filter { numbers[$0].map(range.contains) ?? false }
        return codeTest(dimension, wanted.map { Int(codes[$0]) })
    }

    private func codeTest(_ dimension: Int, _ codes: [Int]) -> RowTest {
        guard let greatest = codes.max() else { return .never }
        guard codes.count > 1 else { return .code(dimension, greatest) }
        var wanted = [Bool](repeating: false, count: greatest + 1)
        for code in codes { wanted[code] = true }
        return .codes(dimension, wanted)
    }
}
