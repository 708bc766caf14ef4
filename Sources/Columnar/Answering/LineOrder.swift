/// The order of an answer's lines.
struct LineOrder {
    private let query: Query
    private let levels: Levels
    private let lines: Side

    init(_ query: Query, _ levels: Levels, _ lines: Side) {
        self.query = query
        self.levels = levels
        self.lines = lines
    }

    /// The entries of the side, as they shall stand; of a page that is asked for by figures only those up to its end.
    func order() throws(QueryFault) -> [Int] {
        for case .label(let axis, _) in query.order where !query.rows.indices.contains(axis) { throw .orderUnknown }
        var keys: [[Double]] = []
        for case .measure(let name, let descending) in query.order {
            guard let measure = query.measures.firstIndex(where: { $0.name == name }) else { throw .orderUnknown }
            keys.append(try figures(measure, descending))
        }
        guard let first = keys.first else { return Array(lines.entries.indices) }
        guard lines.entryOfCell.count <= 1 else { return try grouped(keys) }
        return sorted(first, Array(keys.dropFirst()))
    }

    /// For each line a number that is the less the earlier it stands; those without come last.
    private func figures(_ measure: Int, _ descending: Bool) throws(QueryFault) -> [Double] {
        var numbers = [Double](repeating: .infinity, count: lines.entries.count)
        for depth in lines.depths {
            guard let level = levels.byDepth[Depth(rows: depth, columns: 0)] else { continue }
            let column = try levels.column(measure, at: level)
            let entries = try entries(level, depth)
            for cell in 0..<level.groups.count {
                guard let number = column.number(cell) else { continue }
                numbers[entries[cell]] = descending ? -number : number
            }
        }
        return numbers
    }

    /// The lines of a level without columns.
    private func entries(_ level: Level, _ depth: Int) throws(QueryFault) -> [Int] {
        let known = lines.entryOfCell[depth] ?? [0]
        if query.columns.isEmpty { return known }
        guard depth > 0 else { return [lines.entries.firstIndex { $0.depth == 0 } ?? 0] }
        let whole = levels.byDepth.keys.filter { $0.rows == depth }.map(\.columns).max() ?? 0
        guard let maker = levels.byDepth[Depth(rows: depth, columns: whole)] else { return known }
        var places: [[Int32]: Int] = [:]
        for cell in 0..<maker.groups.count { places[(0..<depth).map { maker.groups.codes[$0][cell] }] = known[cell] }
        return (0..<level.groups.count).map { cell in places[(0..<depth).map { level.groups.codes[$0][cell] }] ?? 0 }
    }

    private func sorted(_ first: [Double], _ more: [[Double]]) -> [Int] {
        let isBefore = { (one: Int, other: Int) -> Bool in
            if first[one] != first[other] { return first[one] < first[other] }
            for key in more where key[one] != key[other] { return key[one] < key[other] }
            return lines.isBefore(one, other)
        }
        guard let page = query.page, page.upperBound * 8 < first.count, !needsAll else {
            return first.indices.sorted(by: isBefore)
        }
        return best(page.upperBound, first, isBefore)
    }

    private var needsAll: Bool {
        levels.formulas.contains(where: \.isCumulative)
    }

    /// Only the first lines, in order.
    private func best(_ wanted: Int, _ first: [Double], _ isBefore: (Int, Int) -> Bool) -> [Int] {
        let count = first.count
        var kept: [Int] = []
        for line in 0..<count {
            if kept.count >= wanted, let last = kept.last, first[line] > first[last] || !isBefore(line, last) {
                continue
            }
            var (low, high) = (0, kept.count)
            while low < high {
                let middle = (low + high) / 2
                if isBefore(kept[middle], line) { low = middle + 1 } else { high = middle }
            }
            kept.insert(line, at: low)
            if kept.count > wanted { kept.removeLast() }
        }
        return kept
    }

    /// Lines are sorted within the group that they belong to; a total stays after its lines.
    private func grouped(_ keys: [[Double]]) throws(QueryFault) -> [Int] {
        let tree = try LineTree(query, levels, lines)
        return tree.order { one, other in
            for key in keys where key[one] != key[other] { return key[one] < key[other] }
            return lines.isBefore(one, other)
        }
    }
}

/// Lines with totals as a tree: each belongs to the total of its next level.
private struct LineTree {
    private var children: [Int: [Int]] = [:]
    private var roots: [Int] = []

    init(_ query: Query, _ levels: Levels, _ lines: Side) throws(QueryFault) {
        let depths = lines.depths.sorted()
        var entries: [[Int32]: Int] = [:]
        var parents: [(entry: Int, codes: [Int32])] = []
        for (entry, line) in lines.entries.enumerated() {
            let whole = levels.byDepth.keys.filter { $0.rows == line.depth }.map(\.columns).max() ?? 0
            guard let level = levels.byDepth[Depth(rows: line.depth, columns: whole)] else { continue }
            let codes = (0..<line.depth).map { level.groups.codes[$0][line.cell] }
            entries[codes] = entry
            parents.append((entry, codes))
        }
        for (entry, codes) in parents {
            guard let above = depths.last(where: { $0 < codes.count }), let parent = entries[Array(codes.prefix(above))]
            else {
                roots.append(entry)
                continue
            }
            children[parent, default: []].append(entry)
        }
    }

    func order(_ isBefore: (Int, Int) -> Bool) -> [Int] {
        var result: [Int] = []
        append(roots, isBefore, to: &result)
        return result
    }

    private func append(_ siblings: [Int], _ isBefore: (Int, Int) -> Bool, to result: inout [Int]) {
        for entry in siblings.sorted(by: isBefore) {
            append(children[entry] ?? [], isBefore, to: &result)
            result.append(entry)
        }
    }
}
