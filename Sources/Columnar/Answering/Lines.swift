/// Lines or columns of an answer, in order: cells of a side by their labels, totals after what they are the totals of.
struct Side {
    /// A line or column: at which depth, and a cell of that depth that lies in it.
    struct Entry {
        let depth: Int
        let cell: Int
    }

    let entries: [Entry]
    /// For each depth of the side, for each cell of the level with that depth, the entry.
    let entryOfCell: [Int: [Int]]
    /// For each entry what it is sorted by; nil if the entries stand in order.
    var keys: [UInt64]?

    /// Those that its entries have.
    var depths: [Int] { entryOfCell.isEmpty ? [0] : Array(entryOfCell.keys) }

    func isBefore(_ one: Int, _ other: Int) -> Bool {
        guard let keys else { return one < other }
        return keys[one] < keys[other]
    }
}

/// Puts a side of an answer in order.
struct SideOrder {
    let axes: [Axis]
    /// For each depth the codes of its cells on this side, axis by axis.
    let codes: [Int: [[Int32]]]
    let ranks: Ranks
    /// Of the axes that go down instead of up.
    let descending: Set<Int>

    /// - Parameter mayWait: each cell is a line of its own, and they will be put in another order.
    func side(mayWait: Bool) -> Side {
        let depths = codes.keys.sorted(by: >)
        guard depths.count == 1 else { return joint(depths) }
        return mayWait ? unsorted(depths[0]) : single(depths[0])
    }

    private func unsorted(_ depth: Int) -> Side {
        let columns = codes[depth] ?? []
        guard let count = columns.first?.count else { return single(depth) }
        let keys = SortKeys(columns.indices.map { digits(columns[$0], $0) }, count: count)
        return Side(
            entries: (0..<count).map { .init(depth: depth, cell: $0) },
            entryOfCell: [depth: Array(0..<count)],
            keys: keys.keys
        )
    }

    private func single(_ depth: Int) -> Side {
        let columns = codes[depth] ?? []
        guard !columns.isEmpty else {
            return Side(entries: [.init(depth: depth, cell: 0)], entryOfCell: [:])
        }
        let count = columns[0].count
        let keys = SortKeys(columns.indices.map { digits(columns[$0], $0) }, count: count)
        let (numbers, firsts) = keys.numbered()
        return Side(entries: firsts.map { .init(depth: depth, cell: $0) }, entryOfCell: [depth: numbers])
    }

    private func digits(_ codes: [Int32], _ axis: Int) -> [UInt64] {
        let ranks = ranks.ranks(codes, axes[axis])
        guard descending.contains(axis) else { return ranks }
        let top = ranks.max() ?? 0
        return ranks.map { top - $0 }
    }

    /// Cells of several depths, as one list in which a total's missing codes come after all others.
    private func joint(_ depths: [Int]) -> Side {
        var starts: [Int: Int] = [:]
        var owners: [Side.Entry] = []
        for depth in depths {
            starts[depth] = owners.count
            let count = depth == 0 ? 1 : codes[depth]?.first?.count ?? 0
            for cell in 0..<count { owners.append(.init(depth: depth, cell: cell)) }
        }
        var keys = SortKeys([], count: owners.count)
        for axis in axes.indices { keys.add(column(axis, depths, owners.count)) }
        let (numbers, firsts) = keys.numbered()
        var places: [Int: [Int]] = [:]
        for depth in depths {
            let start = starts[depth] ?? 0
            let count = depth == 0 ? 1 : codes[depth]?.first?.count ?? 0
            places[depth] = Array(numbers[start..<start + count])
        }
        return Side(entries: firsts.map { owners[$0] }, entryOfCell: places)
    }

    private func column(_ axis: Int, _ depths: [Int], _ count: Int) -> [UInt64] {
        let there = depths.filter { $0 > axis }
        let known = digits(there.flatMap { codes[$0]?[axis] ?? [] }, axis)
        let beyond = (known.max() ?? 0) + 1
        return known + [UInt64](repeating: beyond, count: count - known.count)
    }
}
