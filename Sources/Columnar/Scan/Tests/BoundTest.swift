/// A test of rows, bound to the columns of one segment. Good only as long as the segment is held.
indirect enum BoundTest {
    case always
    case never
    case code(CodeView, UInt32)
    /// For each code of the segment whether it is wanted.
    case codes(CodeView, [UInt8])
    /// In order and apart.
    case ranges([Range<Int>])
    case integers(ValueView, ClosedRange<Int64>)
    case decimals(ValueView, ClosedRange<Double>)
    case has(ValueView)
    case bitmap([UInt64])
    case not(BoundTest)
    case all([BoundTest])
    case any([BoundTest])

    init(_ test: RowTest, _ segment: Segment, _ bitmaps: [[UInt64]]) {
        switch test {
        case .always: self = .always
        case .never: self = .never
        case .code(let dimension, let code): self = .code(segment.codes(dimension), UInt32(code))
        case .codes(let dimension, let wanted):
            let codes = 0...max(1, Int(segment.layout.dimensions[dimension].greatest))
            self = .codes(segment.codes(dimension), codes.map { $0 < wanted.count && wanted[$0] ? 1 : 0 })
        case .during(let from, let until):
            let start = segment.time.firstRow(from: from)
            let end = segment.time.firstRow(from: until)
            self = .ranges(start < end ? [start..<end] : [])
        case .part(let part, let codes):
            let wanted = Set(codes)
            let pieces = segment.indexes.pieces(part, of: segment)
            self = .ranges(pieces.ranges(rows: segment.rows, where: wanted.contains))
        case .integers(let measure, let range): self = .integers(segment.values(measure), range)
        case .decimals(let measure, let range): self = .decimals(segment.values(measure), range)
        case .has(let measure): self = .has(segment.values(measure))
        case .bitmap(let index): self = .bitmap(bitmaps[index])
        case .not(let test): self = .not(BoundTest(test, segment, bitmaps))
        case .all(let tests): self = .all(tests.map { BoundTest($0, segment, bitmaps) }.sorted { $0.cost < $1.cost })
        case .any(let tests): self = .any(tests.map { BoundTest($0, segment, bitmaps) })
        }
    }

    /// What is quick or leaves few goes first.
    private var cost: Int {
        switch self {
        case .never, .ranges: 0
        case .always: 1
        case .code(let view, _): 2 + view.width.rawValue
        case .bitmap: 3
        case .codes: 10
        default: 20
        }
    }

    /// Whether a row counts.
    func holds(_ row: Int) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .code(let view, let code): view.code(row) == Int(code)
        case .codes(let view, let wanted): wanted[view.code(row)] != 0
        case .ranges(let ranges): ranges.contain(row)
        case .integers(let view, let range): Self.holds(view, range, row)
        case .decimals(let view, let range): view.value(row).map { range.contains(Double(raw: $0)) } ?? false
        case .has(let view): view.layout.absence == .sparseZero || view.has(row)
        case .bitmap(let words): words[row >> 6] >> UInt64(row & 63) & 1 == 1
        case .not(let test): !test.holds(row)
        case .all(let tests): tests.allSatisfy { $0.holds(row) }
        case .any(let tests): tests.contains { $0.holds(row) }
        }
    }

    @inline(__always)
    private static func holds(_ view: ValueView, _ range: ClosedRange<Int64>, _ row: Int) -> Bool {
        guard let value = view.value(row) else { return false }
        return range.lowerBound <= value && value <= range.upperBound
    }

    /// Of some rows those that count.
    func select(_ rows: UnsafePointer<UInt32>, _ count: Int, _ out: UnsafeMutablePointer<UInt32>) -> Int {
        if case .integers(let view, let range) = self {
            return Self.select(rows, count, out) { Self.holds(view, range, $0) }
        }
        return Self.select(rows, count, out) { holds($0) }
    }

    @inline(__always)
    private static func select(
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        _ out: UnsafeMutablePointer<UInt32>,
        _ holds: (Int) -> Bool
    ) -> Int {
        var kept = 0
        for line in 0..<count where holds(Int(rows[line])) {
            out[kept] = rows[line]
            kept += 1
        }
        return kept
    }

    /// The rows outside of which it never holds.
    func bounds(_ rows: Int) -> [Range<Int>] {
        switch self {
        case .never: []
        case .ranges(let ranges): ranges
        case .all(let tests):
            tests.reduce([0..<rows]) { known, test in known.intersected(test.bounds(rows)) }
        default: [0..<rows]
        }
    }
}

extension [Range<Int>] {
    func contain(_ row: Int) -> Bool {
        let at = firstEnding(after: row)
        return at < count && self[at].lowerBound <= row
    }

    /// The first that goes beyond a row.
    func firstEnding(after row: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func intersected(_ other: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var (left, right) = (0, 0)
        while left < count, right < other.count {
            let start = Swift.max(self[left].lowerBound, other[right].lowerBound)
            let end = Swift.min(self[left].upperBound, other[right].upperBound)
            if start < end { result.append(start..<end) }
            if self[left].upperBound < other[right].upperBound { left += 1 } else { right += 1 }
        }
        return result
    }
}
