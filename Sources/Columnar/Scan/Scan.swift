/// Reads the facts of a plan on all cores.
struct Scan {
    let plan: Plan
    let grid: Grid
    let cancellation: Cancellation

    /// Some strips of a segment, or some rows of it, that a worker takes at a time.
    private enum Piece {
        case strips(segment: Int, Range<Int>)
        case rows(segment: Int, Range<Int>)
    }

    init(_ plan: Plan, _ cancellation: Cancellation) {
        self.plan = plan
        grid = Grid(plan.axes)
        self.cancellation = cancellation
    }

    /// As many cells as may stand in a table, if that isn't many more than there are rows.
    private var dense: Int? {
        guard let cells = grid.cells, cells <= min(plan.limits.cells, 1 << 22) else { return nil }
        let rows = plan.segments.reduce(0) { $0 + $1.rows }
        return cells <= max(1 << 16, rows) ? cells : nil
    }

    func run() throws(QueryFault) -> Groups {
        let bounds = plan.segments.indices.map { BoundSegment(plan, grid, $0) }
        let lists = plan.segments.indices.map { rowList(plan.segments[$0], bounds[$0]) }
        let pieces = pieces(bounds, lists)
        let expected = lists.allSatisfy { $0 != nil } ? lists.reduce(0) { $0 + ($1?.count ?? 0) } : nil
        let keeping = try Keeping(plan, cells: dense, expectedRows: expected)
        let workers = try work(pieces, bounds, lists, keeping)
        return try withExtendedLifetime(plan.segments) { () throws(QueryFault) in
            try Harvest(plan, grid, keeping, workers, isDense: dense != nil).groups()
        }
    }

    /// The rows that a filter leaves, if it asks for few labels of a dimension whose rows are listed.
    private func rowList(_ segment: Segment, _ bound: BoundSegment) -> [UInt32]? {
        let tests: [RowTest] = if case .all(let tests) = plan.filter { tests } else { [plan.filter] }
        for (at, test) in tests.enumerated() {
            guard let (dimension, codes) = test.fewCodes, plan.labels[dimension] >= 64 else { continue }
            guard codes.count * 64 <= plan.labels[dimension] else { continue }
            guard
                let postings = segment.indexes.postings(
                    dimension,
                    of: segment,
                    labels: plan.labels[dimension],
                    needed: false
                ),
                postings.count(of: codes) * 32 <= segment.rows
            else { continue }
            let rows = postings.rows(of: codes)
            guard tests.count > 1 else { return rows }
            let others = tests.enumerated().filter { $0.offset != at }.map(\.element)
            let left = BoundTest(
                .all(others),
                segment,
                plan.repeats.map { $0[plan.segments.firstIndex { $0 === segment } ?? 0] }
            )
            return rows.filter { left.holds(Int($0)) }
        }
        return nil
    }

    private func pieces(_ bounds: [BoundSegment], _ lists: [[UInt32]?]) -> [Piece] {
        var pieces: [Piece] = []
        for (segment, bound) in bounds.enumerated() {
            if let list = lists[segment] {
                for start in stride(from: 0, to: list.count, by: 1 << 12) {
                    pieces.append(.rows(segment: segment, start..<min(start + 1 << 12, list.count)))
                }
                continue
            }
            for rows in bound.filter.bounds(bound.segment.rows) {
                let strips = rows.lowerBound / Strip.rows..<(rows.upperBound + Strip.rows - 1) / Strip.rows
                for start in stride(from: strips.lowerBound, to: strips.upperBound, by: 64) {
                    pieces.append(.strips(segment: segment, start..<min(start + 64, strips.upperBound)))
                }
            }
        }
        return unique(pieces)
    }

    /// Ranges of rows may end and begin in one strip, which is read once, whatever range it came by.
    private func unique(_ pieces: [Piece]) -> [Piece] {
        var result: [Piece] = []
        var (last, next) = (-1, 0)
        for piece in pieces {
            guard case .strips(let segment, let strips) = piece else {
                result.append(piece)
                continue
            }
            if segment != last { (last, next) = (segment, 0) }
            let start = max(next, strips.lowerBound)
            if start < strips.upperBound { result.append(.strips(segment: segment, start..<strips.upperBound)) }
            next = max(next, strips.upperBound)
        }
        return result
    }

    private func work(
        _ pieces: [Piece],
        _ bounds: [BoundSegment],
        _ lists: [[UInt32]?],
        _ keeping: Keeping
    ) throws(QueryFault) -> [Worker] {
        let rows = pieces.reduce(0) { sum, piece in
            switch piece {
            case .strips(_, let strips): sum + strips.count * Strip.rows
            case .rows(_, let rows): sum + rows.count * 16
            }
        }
        let usesZones = usesZones(keeping)
        let count = rows < 1 << 16 || usesZones || pieces.count < 2 ? 1 : Cores.count
        let workers = (0..<count).map { _ in Worker(plan, grid, keeping, dense: dense) }
        if usesZones {
            for bound in bounds { workers[0].readZones(of: bound) }
        } else {
            Cores.run(count) { [cancellation] number, take in
                let worker = workers[number]
                while let at = take(pieces.count), !cancellation.isCancelled, worker.fault == nil {
                    read(pieces[at], bounds, lists, worker)
                }
            }
        }
        if cancellation.isCancelled { throw .cancelled }
        if let fault = workers.compactMap(\.fault).first { throw fault }
        return workers
    }

    private func read(_ piece: Piece, _ bounds: [BoundSegment], _ lists: [[UInt32]?], _ worker: Worker) {
        switch piece {
        case .strips(let segment, let strips):
            let bound = bounds[segment]
            for strip in strips {
                let start = strip * Strip.rows
                worker.read(StripRows(start: start, count: min(Strip.rows, bound.segment.rows - start)), of: bound)
            }
        case .rows(let segment, let rows):
            (lists[segment] ?? []).withUnsafeBufferPointer { list in
                guard let base = list.baseAddress else { return }
                for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Strip.rows) {
                    worker.read(list: base + start, min(Strip.rows, rows.upperBound - start), of: bounds[segment])
                }
            }
        }
    }

    /// Whether all that is asked stands in the zones, but for the ends of what time tells apart.
    private func usesZones(_ keeping: Keeping) -> Bool {
        guard case .always = plan.filter, dense != nil, keeping.groups.count == 1 else { return false }
        let onlyTime = plan.axes.allSatisfy { if case .time = $0.source { true } else { false } }
        return onlyTime && keeping.groups[0].stores.allSatisfy(\.isInZones)
    }
}

extension RowTest {
    /// Of a test by labels, those that are wanted.
    fileprivate var fewCodes: (dimension: Int, codes: [Int])? {
        switch self {
        case .code(let dimension, let code): (dimension, [code])
        case .codes(let dimension, let wanted): (dimension, wanted.indices.filter { wanted[$0] })
        default: nil
        }
    }
}
