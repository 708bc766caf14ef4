extension Store {
    /// Whether what is known of blocks answers it.
    var isInZones: Bool {
        switch kind {
        case .decimalSum, .least, .greatest, .first, .last: true
        default: false
        }
    }
}

// Whole blocks are told from their zones.
extension Worker {
    func readZones(of bound: BoundSegment) {
        for piece in bound.pieces.indices {
            let rows = bound.pieces[piece].start..<bound.end(of: piece)
            let cell = Int(bound.pieces[piece].cell)
            let first = (rows.lowerBound + Block.rows - 1) / Block.rows
            let last = max(first, rows.upperBound / Block.rows)
            guard first < last else {
                readRows(rows, of: bound, cell)
                continue
            }
            readRows(rows.lowerBound..<first * Block.rows, of: bound, cell)
            readBlocks(first..<last, of: bound, cell)
            readRows(last * Block.rows..<rows.upperBound, of: bound, cell)
        }
    }

    /// Rows at the edges of what time tells apart.
    private func readRows(_ rows: Range<Int>, of bound: BoundSegment, _ cell: Int) {
        var row = rows.lowerBound
        while row < rows.upperBound {
            let start = row / Strip.rows * Strip.rows
            let end = min(rows.upperBound, start + Strip.rows)
            let strip = StripRows(start: start, count: min(Strip.rows, bound.segment.rows - start))
            reduce(strip, from: row - start, until: end - start, of: bound, nil, 0)
            keepEdge(row..<end, of: bound, cell)
            row = end
        }
    }

    private func keepEdge(_ rows: Range<Int>, of bound: BoundSegment, _ cell: Int) {
        guard !groups[0].stores.isEmpty else { return }
        for (line, row) in rows.enumerated() {
            scratch.rows[line] = UInt32(row)
            scratch.picked[line] = UInt32(cell)
        }
        let lines = Lines(codes: scratch.picked, count: rows.count, rows: scratch.rows, strip: nil)
        for store in groups[0].stores.indices { keep(lines, bound, 0, store) }
    }

    private func readBlocks(_ blocks: Range<Int>, of bound: BoundSegment, _ cell: Int) {
        for (lane, plan) in groups[0].lanes.enumerated() {
            var sum: UInt64 = 0
            for field in plan.fields { sum &+= total(field, blocks, bound) &<< field.shift }
            ledger.lanes[0][lane][cell] &+= sum
        }
        for (store, plan) in groups[0].stores.enumerated() {
            keep(plan.kind, blocks, bound, ledger.stores[0][store] + cell)
        }
    }

    private func total(_ field: Lane.Field, _ blocks: Range<Int>, _ bound: BoundSegment) -> UInt64 {
        guard let measure = field.measure else { return UInt64(blocks.count * Block.rows) }
        let zones = bound.measures[measure].zones
        let sum = blocks.reduce(Int64(0)) { $0 &+ (field.countsPresent ? zones[$1].present : zones[$1].sum) }
        return UInt64(bitPattern: sum)
    }

    private func keep(
        _ kind: Store.Kind,
        _ blocks: Range<Int>,
        _ bound: BoundSegment,
        _ word: UnsafeMutablePointer<UInt64>
    ) {
        let known = Int64(bitPattern: word.pointee)
        let rows = blocks.lowerBound * Block.rows..<blocks.upperBound * Block.rows
        switch kind {
        case .decimalSum(let measure):
            let zones = bound.measures[measure].zones
            let sum = blocks.reduce(Double(raw: known)) {
                $0 + (zones[$1].present > 0 ? Double(raw: zones[$1].sum) : 0)
            }
            word.pointee = sum.bitPattern
        case .least(let measure):
            word.pointee = UInt64(bitPattern: min(known, extreme(measure, blocks, bound, least: true)))
        case .greatest(let measure):
            word.pointee = UInt64(bitPattern: max(known, extreme(measure, blocks, bound, least: false)))
        case .first: word.pointee = UInt64(bitPattern: min(known, bound.time.instant(rows.lowerBound)))
        case .last: word.pointee = UInt64(bitPattern: max(known, bound.time.instant(rows.upperBound - 1)))
        default: break
        }
    }

    private func extreme(_ measure: Int, _ blocks: Range<Int>, _ bound: BoundSegment, least: Bool) -> Int64 {
        let view = bound.measures[measure]
        var result = least ? Int64.max : Int64.min
        for block in blocks where view.zones[block].present > 0 {
            let zone = view.zones[block]
            let number = least ? zone.least : zone.greatest
            let sortable = view.layout.kind == .decimal ? number.sortable : number
            result = least ? min(result, sortable) : max(result, sortable)
        }
        return result
    }
}
