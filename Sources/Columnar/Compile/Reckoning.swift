/// How many of the axes of rows and of columns a total still tells apart.
struct Depth: Hashable {
    let rows: Int
    let columns: Int
}

/// The cells of a depth.
struct Level {
    let depth: Depth
    let groups: Groups
}

/// All that is reckoned for an answer, at all depths.
struct Levels {
    let query: Query
    let formulas: [Formula]
    var byDepth: [Depth: Level]
    let finest: Level

    /// The places among rows and columns of the axes of a depth.
    func axes(_ depth: Depth) -> [Int] {
        Array(0..<depth.rows) + (0..<depth.columns).map { query.rows.count + $0 }
    }
}

/// Has a question's cells counted, at each depth that the answer needs.
struct Reckoning {
    private let cube: Cube
    private let segments: [Segment]
    private let query: Query
    private let cancellation: Cancellation

    init(_ cube: Cube, _ segments: [Segment], _ query: Query, _ cancellation: Cancellation) {
        self.cube = cube
        self.segments = segments
        self.query = query
        self.cancellation = cancellation
    }

    func levels() throws(QueryFault) -> Levels {
        let axes = query.rows + query.columns
        for (at, axis) in axes.enumerated() where axes[..<at].contains(axis) { throw .axisTwice(axis) }
        var compiler = Compiler(cube, segments, query, cancellation)
        var formulas: [Formula] = []
        for measure in query.measures { formulas.append(try compiler.formula(measure.measure)) }
        let filter = try compiler.filter()
        var planned: [Plan.Axis] = []
        for axis in axes { planned.append(try planAxis(axis, compiler)) }
        let plan = Plan(
            axes: planned,
            filter: filter,
            tests: compiler.tests,
            aggregates: compiler.aggregates,
            limits: query.limits,
            labels: compiler.labels,
            segments: segments,
            schema: cube.schema,
            repeats: compiler.repeats
        )
        return try levels(plan, formulas)
    }

    private func planAxis(_ axis: Axis, _ compiler: Compiler) throws(QueryFault) -> Plan.Axis {
        switch axis {
        case .dimension(let name):
            let dimension = try compiler.dimension(name)
            return Plan.Axis(source: .dimension(dimension), least: 0, count: compiler.labels[dimension])
        case .time(let part):
            let pieces = segments.map { $0.indexes.pieces(part, of: $0) }.filter { !$0.codes.isEmpty }
            let least = pieces.map(\.least).min() ?? 0
            let greatest = pieces.map(\.greatest).max() ?? 0
            return Plan.Axis(source: .time(part), least: Int(least), count: Int(greatest - least) + 1)
        }
    }

    private func levels(_ plan: Plan, _ formulas: [Formula]) throws(QueryFault) -> Levels {
        let full = Depth(rows: query.rows.count, columns: query.columns.count)
        let finest = Level(depth: full, groups: try scan(plan))
        var levels = Levels(query: query, formulas: formulas, byDepth: [full: finest], finest: finest)
        for depth in depths(full, formulas) where depth != full {
            let places = levels.axes(depth)
            let groups =
                plan.aggregates.allSatisfy(\.addsUp)
                ? finest.groups.rolledUp(to: places, plan)
                : try scan(plan.with(axes: places.map { plan.axes[$0] }))
            levels.byDepth[depth] = Level(depth: depth, groups: groups)
        }
        return levels
    }

    private func scan(_ plan: Plan) throws(QueryFault) -> Groups {
        do throws(QueryFault) {
            return try Scan(plan, cancellation).run()
        } catch .tooManyCells(let count, let limit, _) {
            let widest = plan.axes.indices.max { plan.axes[$0].count < plan.axes[$1].count }
            throw .tooManyCells(atLeast: count, limit: limit, without: widest.map { (query.rows + query.columns)[$0] })
        }
    }

    private func depths(_ full: Depth, _ formulas: [Formula]) -> Set<Depth> {
        var rows: Set = [full.rows]
        var columns: Set = [full.columns]
        switch query.totals {
        case .none: break
        case .grand:
            rows.insert(0)
            columns.insert(0)
        case .all:
            rows.formUnion(0..<full.rows)
            columns.formUnion(0..<full.columns)
        }
        var depths: Set<Depth> = []
        for row in rows { for column in columns { depths.insert(Depth(rows: row, columns: column)) } }
        let ordersByMeasure = query.order.contains { if case .measure = $0 { true } else { false } }
        if ordersByMeasure { for row in rows { depths.insert(Depth(rows: row, columns: 0)) } }
        if formulas.contains(where: \.needsTotal) {
            for column in Set(depths.map(\.columns)) { depths.insert(Depth(rows: 0, columns: column)) }
        }
        return depths
    }
}

extension Plan {
    fileprivate func with(axes: [Axis]) -> Plan {
        Plan(
            axes: axes,
            filter: filter,
            tests: tests,
            aggregates: aggregates,
            limits: limits,
            labels: labels,
            segments: segments,
            schema: schema,
            repeats: repeats
        )
    }
}

extension Aggregate {
    /// Whether that of a total is told from those of its cells.
    fileprivate var addsUp: Bool {
        switch kind {
        case .distinct, .roughlyDistinct, .quantile: false
        default: true
        }
    }
}

extension Groups {
    /// The same by fewer axes.
    fileprivate func rolledUp(to places: [Int], _ plan: Plan) -> Groups {
        let keys = SortKeys(places.map { codes[$0].map(UInt64.init(truncatingIfNeeded:)) }, count: count)
        let (numbers, firsts) = keys.numbered()
        let size = places.isEmpty ? 1 : firsts.count
        var groups = Groups(
            codes: places.map { place in firsts.map { codes[place][$0] } },
            count: size,
            rows: Self.sum(rows, numbers, size),
            columns: []
        )
        for (column, aggregate) in zip(columns, plan.aggregates) {
            groups.columns.append(column.rolledUp(aggregate.kind, numbers, size))
        }
        return groups
    }

    fileprivate static func sum(_ numbers: [Int64], _ groups: [Int], _ count: Int) -> [Int64] {
        var sums = [Int64](repeating: 0, count: count)
        for (at, group) in groups.enumerated() { sums[group] &+= numbers[at] }
        return sums
    }
}

extension AggregateColumn {
    fileprivate func rolledUp(_ kind: Aggregate.Kind, _ groups: [Int], _ count: Int) -> AggregateColumn {
        switch kind {
        case .least, .first: extremes(groups, count) { $0 < $1 }
        case .greatest, .last: extremes(groups, count) { $0 > $1 }
        default: isDecimal ? decimalSums(groups, count) : AggregateColumn(numbers: Groups.sum(numbers, groups, count))
        }
    }

    private func decimalSums(_ groups: [Int], _ count: Int) -> AggregateColumn {
        var sums = [Double](repeating: 0, count: count)
        for (at, group) in groups.enumerated() { sums[group] += Double(raw: numbers[at]) }
        return AggregateColumn(isDecimal: true, numbers: sums.map(\.raw))
    }

    private func extremes(_ groups: [Int], _ count: Int, _ isBetter: (Double, Double) -> Bool) -> AggregateColumn {
        var best = [Int64](repeating: Self.none, count: count)
        for (at, group) in groups.enumerated() where numbers[at] != Self.none {
            guard best[group] != Self.none, !isBetter(value(numbers[at]), value(best[group])) else {
                best[group] = numbers[at]
                continue
            }
        }
        return AggregateColumn(isDecimal: isDecimal, numbers: best)
    }

    /// Whole numbers are exact as decimals up to 2⁵³, and instants and values aren't beyond.
    private func value(_ number: Int64) -> Double { isDecimal ? Double(raw: number) : Double(number) }
}
