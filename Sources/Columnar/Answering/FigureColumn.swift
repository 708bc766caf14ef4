/// A measure of all cells of a depth.
enum FigureColumn {
    case whole([Int64])
    case decimal([Double])

    @inline(__always)
    func number(_ at: Int) -> Double? {
        switch self {
        case .whole(let all): all[at] == AggregateColumn.none ? nil : Double(all[at])
        case .decimal(let all): all[at].isNaN ? nil : all[at]
        }
    }

    @inline(__always)
    func figure(_ at: Int) -> Figure {
        switch self {
        case .whole(let all): all[at] == AggregateColumn.none ? .none : .whole(all[at])
        case .decimal(let all): all[at].isNaN ? .none : .decimal(all[at])
        }
    }

    init(_ column: AggregateColumn) {
        guard column.isDecimal else {
            self = .whole(column.numbers)
            return
        }
        self = .decimal(column.numbers.map { $0 == AggregateColumn.none ? .nan : Double(raw: $0) })
    }

    init(_ numbers: [Double?]) { self = .decimal(numbers.map { $0 ?? .nan }) }
}

// Measures, told from aggregates.
extension Levels {
    /// A measure at a depth; a cumulative share has its order yet to be found and is a share here.
    func column(_ measure: Int, at level: Level) throws(QueryFault) -> FigureColumn {
        try column(formulas[measure], at: level)
    }

    func column(_ formula: Formula, at level: Level) throws(QueryFault) -> FigureColumn {
        switch formula {
        case .aggregate(let place): return FigureColumn(level.groups.columns[place])
        case .quotient(let one, let other):
            return divide(FigureColumn(level.groups.columns[one]), FigureColumn(level.groups.columns[other]), level)
        case .ratio(let one, let other): return divide(try column(one, at: level), try column(other, at: level), level)
        case .share(let of), .cumulative(let of): return try share(of, level)
        case .change(let of, let axis): return try along(of, axis, level) { changes($0, $1, $2) }
        case .moving(let of, let axis, let periods): return try along(of, axis, level) { means($0, $1, $2, periods) }
        }
    }

    private func divide(_ one: FigureColumn, _ other: FigureColumn, _ level: Level) -> FigureColumn {
        FigureColumn(
            (0..<level.groups.count).map { at in
                guard let above = one.number(at), let below = other.number(at), below != 0 else { return nil }
                return above / below
            }
        )
    }

    /// Of the total of all lines of the same column.
    private func share(_ formula: Formula, _ level: Level) throws(QueryFault) -> FigureColumn {
        let own = try column(formula, at: level)
        guard let total = byDepth[Depth(rows: 0, columns: level.depth.columns)] else { return own }
        let sums = try column(formula, at: total)
        let columns = (0..<level.depth.columns).map { ($0 + level.depth.rows, $0) }
        let keys = columns.map { level.groups.codes[$0.0] }
        var places: [[Int32]: Int] = [:]
        for at in 0..<total.groups.count { places[columns.map { total.groups.codes[$0.1][at] }] = at }
        let whole = places[[]] ?? 0
        return FigureColumn(
            (0..<level.groups.count).map { at in
                let place = keys.isEmpty ? whole : places[keys.map { $0[at] }] ?? 0
                guard let part = own.number(at), let sum = sums.number(place), sum != 0 else { return nil }
                return part / sum
            }
        )
    }

    /// Reckons along a part of time: cell by cell in its order, among those that differ by it alone.
    private func along(
        _ formula: Formula,
        _ axis: Int,
        _ level: Level,
        _ reckon: ([Int], [Int32], FigureColumn) -> [(Int, Double?)]
    ) throws(QueryFault) -> FigureColumn {
        let places = axes(level.depth)
        guard let own = places.firstIndex(of: axis) else {
            return FigureColumn([Double?](repeating: nil, count: level.groups.count))
        }
        let values = try column(formula, at: level)
        var keys = SortKeys([], count: level.groups.count)
        for place in places.indices where place != own {
            keys.add(level.groups.codes[place].map { UInt64(truncatingIfNeeded: $0) })
        }
        let (numbers, firsts) = keys.numbered()
        var members = [[Int]](repeating: [], count: firsts.count)
        for (at, number) in numbers.enumerated() { members[number].append(at) }
        var results = [Double?](repeating: nil, count: level.groups.count)
        let codes = level.groups.codes[own]
        for cells in members {
            let inOrder = cells.sorted { codes[$0] < codes[$1] }
            for (at, number) in reckon(inOrder, codes, values) { results[at] = number }
        }
        return FigureColumn(results)
    }

    private func changes(_ cells: [Int], _ codes: [Int32], _ values: FigureColumn) -> [(Int, Double?)] {
        cells.indices.map { place in
            let at = cells[place]
            guard place > 0, codes[cells[place - 1]] == codes[at] - 1,
                let now = values.number(at), let before = values.number(cells[place - 1])
            else { return (at, nil) }
            return (at, now - before)
        }
    }

    private func means(_ cells: [Int], _ codes: [Int32], _ values: FigureColumn, _ periods: Int) -> [(Int, Double?)] {
        var first = 0
        return cells.indices.map { place in
            let at = cells[place]
            while codes[cells[first]] <= codes[at] - Int32(periods) { first += 1 }
            let window = cells[first...place].compactMap { values.number($0) }
            return (at, window.isEmpty ? nil : window.reduce(0, +) / Double(window.count))
        }
    }
}
