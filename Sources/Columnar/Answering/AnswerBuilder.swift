/// Lays out what was reckoned.
struct AnswerBuilder {
    private let cube: Cube
    private let query: Query
    private let levels: Levels
    private let ranks: Ranks

    /// Cells that one answer may show, empty ones too.
    private static let greatest = 50_000_000

    init(_ cube: Cube, _ query: Query, _ levels: Levels) {
        self.cube = cube
        self.query = query
        self.levels = levels
        ranks = Ranks(cube)
    }

    func answer() throws(QueryFault) -> Answer {
        let shown = shownDepths()
        let lines = side(query.rows, shown) {
            $0.rows
        } _: {
            0..<$0.rows
        }
        let columns = side(query.columns, shown) {
            $0.columns
        } _: {
            $0.rows..<$0.rows + $0.columns
        }
        let order = try LineOrder(query, levels, lines).order()
        let page = query.page.map { $0.clamped(to: 0..<order.count) } ?? 0..<order.count
        let paged = Array(order[page])
        guard paged.count * columns.entries.count <= Self.greatest else {
            throw .tooManyCells(atLeast: paged.count * columns.entries.count, limit: Self.greatest, without: nil)
        }
        var cells = [Int32](repeating: -1, count: paged.count * columns.entries.count)
        var figures: [Depth: [FigureColumn]] = [:]
        for depth in shown {
            guard let level = levels.byDepth[depth] else { continue }
            if query.columns.isEmpty, !levels.formulas.contains(where: \.isCumulative) {
                for (at, line) in paged.enumerated() where lines.entries[line].depth == depth.rows {
                    cells[at] = Int32(lines.entries[line].cell)
                }
                figures[depth] = try self.figures(level, nil)
                continue
            }
            let places = Places(levels, level, lines, columns, order, page)
            places.fill(&cells, level, columns.entries.count)
            figures[depth] = try self.figures(level, places)
        }
        return Answer(
            rowAxes: query.rows,
            columnAxes: query.columns,
            measures: query.measures.map(\.name),
            lines: headings(paged.map { lines.entries[$0] }, query.rows, shown) {
                $0.rows
            } _: {
                0..<$0.rows
            },
            columns: headings(columns.entries, query.columns, shown) {
                $0.columns
            } _: {
                $0.rows..<$0.rows + $0.columns
            },
            lineCount: lines.entries.count,
            isWhole: cube.damage.isEmpty,
            cells: cells,
            figures: figures
        )
    }

    private func figures(_ level: Level, _ places: Places?) throws(QueryFault) -> [FigureColumn] {
        var columns: [FigureColumn] = []
        for measure in query.measures.indices {
            let column = try levels.column(measure, at: level)
            columns.append(levels.formulas[measure].isCumulative ? places?.cumulated(column, level) ?? column : column)
        }
        return columns
    }

    /// Those that are asked for; others are only reckoned with.
    private func shownDepths() -> [Depth] {
        let (rows, columns) = (query.rows.count, query.columns.count)
        let depths = levels.byDepth.keys.filter { depth in
            switch query.totals {
            case .none: depth.rows == rows && depth.columns == columns
            case .grand: (depth.rows == rows || depth.rows == 0) && (depth.columns == columns || depth.columns == 0)
            case .all: true
            }
        }
        return depths.sorted { ($0.rows, $0.columns) > ($1.rows, $1.columns) }
    }

    private func side(
        _ axes: [Axis],
        _ shown: [Depth],
        _ depth: (Depth) -> Int,
        _ own: (Depth) -> Range<Int>
    ) -> Side {
        var codes: [Int: [[Int32]]] = [:]
        let isRows = axes == query.rows
        for level in representatives(shown, depth) {
            codes[depth(level.depth)] = own(level.depth).map { level.groups.codes[$0] }
        }
        return SideOrder(axes: axes, codes: codes, ranks: ranks, descending: isRows ? descending : [])
            .side(mayWait: isRows && query.columns.isEmpty && ordersByMeasure)
    }

    /// For each depth of a side the level that is finest on the other.
    private func representatives(_ shown: [Depth], _ depth: (Depth) -> Int) -> [Level] {
        var known: Set<Int> = []
        return shown.compactMap { level in
            known.insert(depth(level)).inserted ? levels.byDepth[level] : nil
        }
    }

    private var ordersByMeasure: Bool {
        query.order.contains { if case .measure = $0 { true } else { false } }
    }

    private var descending: Set<Int> {
        Set(query.order.compactMap { if case .label(let axis, true) = $0 { axis } else { nil } })
    }

    private func headings(
        _ entries: [Side.Entry],
        _ axes: [Axis],
        _ shown: [Depth],
        _ depth: (Depth) -> Int,
        _ own: (Depth) -> Range<Int>
    ) -> Headings {
        var codes = axes.map { _ in [Int32](repeating: 0, count: entries.count) }
        for level in representatives(shown, depth) {
            let mine = depth(level.depth)
            for (axis, place) in own(level.depth).enumerated() {
                let source = level.groups.codes[place]
                for (at, entry) in entries.enumerated() where entry.depth == mine {
                    codes[axis][at] = source[entry.cell]
                }
            }
        }
        return Headings(
            depths: entries.map { UInt8($0.depth) },
            codes: codes,
            lexicons: axes.map { axis in
                guard case .dimension(let name) = axis else { return nil }
                return cube.schema.dimension(name).map { cube.lexicons[$0] }
            }
        )
    }
}

/// Where the cells of a level stand in an answer.
private struct Places {
    private let lineOfCell: [Int]
    private let columnOfCell: [Int]
    private let page: Range<Int>

    init(
        _ levels: Levels,
        _ level: Level,
        _ lines: Side,
        _ columns: Side,
        _ order: [Int],
        _ page: Range<Int>
    ) {
        var places = [Int](repeating: 0, count: lines.entries.count)
        for (place, line) in order.enumerated() { places[line] = place }
        let depth = level.depth
        let finestColumns = levels.byDepth.keys.filter { $0.rows == depth.rows }.map(\.columns).max() ?? 0
        let finestRows = levels.byDepth.keys.filter { $0.columns == depth.columns }.map(\.rows).max() ?? 0
        lineOfCell = Self.entries(
            level,
            0..<depth.rows,
            lines,
            madeOf: levels.byDepth[Depth(rows: depth.rows, columns: finestColumns)],
            0..<depth.rows
        ).map { places[$0] }
        columnOfCell = Self.entries(
            level,
            depth.rows..<depth.rows + depth.columns,
            columns,
            madeOf: levels.byDepth[Depth(rows: finestRows, columns: depth.columns)],
            finestRows..<finestRows + depth.columns
        )
        self.page = page
    }

    /// The entries of a level's cells on a side: known if the side was made of this very level, found by their codes if not.
    private static func entries(
        _ level: Level,
        _ own: Range<Int>,
        _ side: Side,
        madeOf maker: Level?,
        _ makers: Range<Int>
    ) -> [Int] {
        guard !own.isEmpty else {
            let entry = side.entries.firstIndex { $0.depth == 0 } ?? 0
            return [Int](repeating: entry, count: level.groups.count)
        }
        let known = side.entryOfCell[own.count] ?? []
        guard let maker, maker.depth != level.depth else { return known }
        var entries: [[Int32]: Int] = [:]
        for cell in 0..<maker.groups.count { entries[makers.map { maker.groups.codes[$0][cell] }] = known[cell] }
        return (0..<level.groups.count).map { cell in entries[own.map { level.groups.codes[$0][cell] }] ?? 0 }
    }

    /// Writes the number of each cell of a level to its place.
    func fill(_ cells: inout [Int32], _ level: Level, _ width: Int) {
        for cell in 0..<level.groups.count {
            let line = lineOfCell[cell]
            guard page.contains(line) else { continue }
            cells[(line - page.lowerBound) * width + columnOfCell[cell]] = Int32(cell)
        }
    }

    /// Adds shares up, line by line, in each column.
    func cumulated(_ shares: FigureColumn, _ level: Level) -> FigureColumn {
        let order = (0..<level.groups.count).sorted { lineOfCell[$0] < lineOfCell[$1] }
        var sums: [Int: Double] = [:]
        var results = [Double?](repeating: nil, count: level.groups.count)
        for cell in order {
            sums[columnOfCell[cell], default: 0] += shares.number(cell) ?? 0
            results[cell] = sums[columnOfCell[cell]]
        }
        return FigureColumn(results)
    }
}
