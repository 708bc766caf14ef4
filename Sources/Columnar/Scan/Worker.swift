/// Reads rows and adds them up in a ledger of its own: one for each core.
final class Worker {
    let plan: Plan
    let grid: Grid
    let ledger: Ledger
    /// Tells cells apart where there are too many for a table.
    var table: CellTable?
    let scratch = Scratch()
    /// Whether the limits of the plan are reached.
    var fault: QueryFault?

    init(_ plan: Plan, _ grid: Grid, _ keeping: Keeping, dense: Int?) {
        self.plan = plan
        self.grid = grid
        table = dense == nil ? CellTable() : nil
        ledger = Ledger(keeping, cells: dense ?? 4096, mayCopy: dense != nil)
    }

    var groups: [TestGroup] { ledger.keeping.groups }

    /// Reads the rows of a strip.
    func read(_ rows: StripRows, of bound: BoundSegment) {
        guard rows.count > 0 else { return }
        var mask: UnsafeMutablePointer<UInt64>?
        if case .always = bound.filter {
        } else {
            bound.filter.evaluate(rows, scratch.filter, scratch.flags)
            let count = Masks.count(scratch.filter, rows.words)
            guard count > 0 else { return }
            mask = count == rows.count ? nil : scratch.filter
        }
        scratch.hasCodes = false
        for group in groups.indices {
            guard let test = groups[group].test else {
                read(rows, of: bound, mask, group)
                continue
            }
            bound.tests[test].evaluate(rows, scratch.test, scratch.flags)
            if let mask { for word in 0..<rows.words { scratch.test[word] &= mask[word] } }
            read(rows, of: bound, scratch.test, group)
        }
    }

    private func read(
        _ rows: StripRows,
        of bound: BoundSegment,
        _ mask: UnsafeMutablePointer<UInt64>?,
        _ group: Int
    ) {
        if bound.inner.isEmpty, table == nil, groups[group].isAdditive {
            return reduce(rows, of: bound, mask, group)
        }
        guard let mask else {
            codes(rows, bound)
            return add(Lines(codes: scratch.codes, count: rows.count, rows: nil, strip: rows), bound, group)
        }
        let count = Masks.count(mask, rows.words)
        guard count > 0 else { return }
        if !scratch.hasCodes, count * 2 < rows.count, groups[group].onlyCounts, countsByOne(bound) {
            countByOne(rows, mask, bound, ledger.lanes[group][0])
        } else if scratch.hasCodes, count * 2 < rows.count, groups[group].onlyCounts {
            Adding.sparseOnes(0, mask, rows.words, scratch.codes, ledger.lanes[group][0])
        } else if table == nil, count * 2 >= rows.count {
            codes(rows, bound)
            Codes.redirect(scratch.codes, mask, rows.count, UInt32(ledger.cells), scratch.picked)
            add(Lines(codes: scratch.picked, count: rows.count, rows: nil, strip: rows), bound, group)
        } else {
            pick(rows, of: bound, mask, count, group)
        }
    }

    /// Whether cells are told apart by one dimension alone.
    private func countsByOne(_ bound: BoundSegment) -> Bool {
        table == nil && bound.inner.count == 1 && bound.pieces.count == 1 && bound.inner[0].view.width != .bit
    }

    /// Counts the rows of a strip whose bits are set, straight from the column.
    private func countByOne(
        _ rows: StripRows,
        _ mask: UnsafePointer<UInt64>,
        _ bound: BoundSegment,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        let view = bound.inner[0].view
        switch view.width {
        case .bit, .one:
            Adding.countByOne(
                view.base.assumingMemoryBound(to: UInt8.self) + rows.start,
                mask,
                rows.words,
                cells,
                ledger.copy
            )
        case .two:
            Adding.countByOne(
                view.base.assumingMemoryBound(to: UInt16.self) + rows.start,
                mask,
                rows.words,
                cells,
                ledger.copy
            )
        default:
            Adding.countByOne(
                view.base.assumingMemoryBound(to: UInt32.self) + rows.start,
                mask,
                rows.words,
                cells,
                ledger.copy
            )
        }
    }

    private func pick(
        _ rows: StripRows,
        of bound: BoundSegment,
        _ mask: UnsafeMutablePointer<UInt64>,
        _ count: Int,
        _ group: Int
    ) {
        _ = Masks.places(mask, rows.words, from: rows.start, scratch.rows)
        if table == nil, scratch.hasCodes || count * 4 >= rows.count {
            codes(rows, bound)
            Codes.pick(scratch.codes, scratch.rows, count, from: rows.start, scratch.picked)
        } else {
            gatherCodes(scratch.rows, count, bound, scratch.picked)
        }
        add(Lines(codes: scratch.picked, count: count, rows: scratch.rows, strip: rows, mask: mask), bound, group)
    }

    /// Reads some rows, in order, that meet the filter.
    func read(list: UnsafePointer<UInt32>, _ count: Int, of bound: BoundSegment) {
        for group in groups.indices {
            guard let test = groups[group].test else {
                gatherCodes(list, count, bound, scratch.picked)
                add(Lines(codes: scratch.picked, count: count, rows: list, strip: nil), bound, group)
                continue
            }
            let kept = bound.tests[test].select(list, count, scratch.rows)
            gatherCodes(scratch.rows, kept, bound, scratch.picked)
            add(Lines(codes: scratch.picked, count: kept, rows: scratch.rows, strip: nil), bound, group)
        }
    }
}

/// Rows with their cells.
struct Lines {
    let codes: UnsafeMutablePointer<UInt32>
    let count: Int
    /// Nil when they are all rows of the strip.
    let rows: UnsafePointer<UInt32>?
    /// Nil when they lie anywhere.
    let strip: StripRows?
    /// Of picked rows of a strip the bits that were set.
    var mask: UnsafePointer<UInt64>?

    @inline(__always)
    func row(_ line: Int) -> Int {
        if let rows { Int(rows[line]) } else { (strip?.start ?? 0) + line }
    }
}

/// Memory of a worker that each strip uses anew.
final class Scratch {
    let codes = UnsafeMutablePointer<UInt32>.allocate(capacity: Strip.rows)
    let picked = UnsafeMutablePointer<UInt32>.allocate(capacity: Strip.rows)
    let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: Strip.rows + 4)
    let words = UnsafeMutablePointer<UInt64>.allocate(capacity: Strip.rows)
    let flags = UnsafeMutablePointer<UInt8>.allocate(capacity: Strip.rows)
    let filter = UnsafeMutablePointer<UInt64>.allocate(capacity: Strip.words)
    let test = UnsafeMutablePointer<UInt64>.allocate(capacity: Strip.words)
    let keys = UnsafeMutablePointer<UInt64>.allocate(capacity: Strip.rows)
    /// Whether `codes` are those of the strip that is read.
    var hasCodes = false

    deinit {
        for room in [codes, picked, rows] { room.deallocate() }
        for room in [words, filter, test, keys] { room.deallocate() }
        flags.deallocate()
    }
}
