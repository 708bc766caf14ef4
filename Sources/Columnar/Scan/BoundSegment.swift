/// A plan's columns in one segment. Good only as long as the segment is held.
struct BoundSegment {
    let segment: Segment
    let filter: BoundTest
    let tests: [BoundTest]
    /// The dimensions among the axes, with the cells that lie within one of their codes.
    let inner: [(view: CodeView, stride: UInt64)]
    /// Where the part of a cell's number that time decides changes, and to what.
    let pieces: [(start: Int, cell: UInt64)]
    let time: TimeView
    let measures: [ValueView]
    let dimensions: [CodeView]

    init(_ plan: Plan, _ grid: Grid, _ index: Int) {
        segment = plan.segments[index]
        let segment = segment
        let bitmaps = plan.repeats.map { $0[index] }
        filter = BoundTest(plan.filter, segment, bitmaps)
        tests = plan.tests.map { BoundTest($0, segment, bitmaps) }
        time = segment.time
        measures = plan.schema.measures.indices.map { segment.values($0) }
        dimensions = plan.schema.dimensions.indices.map { segment.codes($0) }
        var inner: [(view: CodeView, stride: UInt64)] = []
        for (axis, stride) in zip(plan.axes, grid.strides) {
            if case .dimension(let dimension) = axis.source { inner.append((dimensions[dimension], stride)) }
        }
        self.inner = inner
        pieces = Self.pieces(plan, grid, segment)
    }

    private static func pieces(_ plan: Plan, _ grid: Grid, _ segment: Segment) -> [(start: Int, cell: UInt64)] {
        var joined: [(start: Int, cell: UInt64)] = [(0, 0)]
        for (axis, stride) in zip(plan.axes, grid.strides) {
            guard case .time(let part) = axis.source else { continue }
            joined = join(joined, segment.indexes.pieces(part, of: segment), axis.least, stride)
        }
        return joined
    }

    private static func join(
        _ left: [(start: Int, cell: UInt64)],
        _ right: TimePieces,
        _ least: Int,
        _ stride: UInt64
    ) -> [(start: Int, cell: UInt64)] {
        var joined: [(start: Int, cell: UInt64)] = []
        joined.reserveCapacity(max(left.count, right.starts.count))
        var (one, other) = (0, 0)
        while one < left.count, other < right.starts.count {
            let code = UInt64(Int(right.codes[other]) - least)
            joined.append((max(left[one].start, Int(right.starts[other])), left[one].cell + code * stride))
            let next = one + 1 < left.count ? left[one + 1].start : Int.max
            let otherNext = other + 1 < right.starts.count ? Int(right.starts[other + 1]) : Int.max
            if next <= otherNext { one += 1 }
            if otherNext <= next { other += 1 }
        }
        return joined
    }

    /// The piece that a row lies in.
    func piece(of row: Int) -> Int {
        var (low, high) = (0, pieces.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if pieces[middle].start <= row { low = middle } else { high = middle }
        }
        return low
    }

    func end(of piece: Int) -> Int { piece + 1 < pieces.count ? pieces[piece + 1].start : segment.rows }
}

/// How the cells of a plan are numbered: time decides first, for rows lie in its order.
struct Grid {
    let strides: [UInt64]
    /// How many cells there may be; nil if beyond all numbers.
    let cells: Int?

    init(_ axes: [Plan.Axis]) {
        var strides = [UInt64](repeating: 0, count: axes.count)
        var size: UInt64 = 1
        var isTooGreat = false
        for isTime in [false, true] {
            for (at, axis) in axes.enumerated().reversed() {
                if case .time = axis.source, !isTime { continue }
                if case .dimension = axis.source, isTime { continue }
                strides[at] = size
                let (product, overflow) = size.multipliedReportingOverflow(by: UInt64(max(1, axis.count)))
                isTooGreat = isTooGreat || overflow || product > 1 << 62
                size = overflow ? 1 : product
            }
        }
        self.strides = strides
        cells = isTooGreat ? nil : Int(size)
    }

    /// The code of an axis in a cell.
    @inline(__always)
    func code(_ cell: UInt64, _ axis: Int, _ count: Int) -> Int {
        Int(cell / strides[axis] % UInt64(count))
    }
}
