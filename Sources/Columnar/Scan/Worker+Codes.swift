// The cells of rows.
extension Worker {
    /// Of all rows of a strip, into `scratch.codes`.
    func codes(_ rows: StripRows, _ bound: BoundSegment) {
        guard !scratch.hasCodes else { return }
        scratch.hasCodes = true
        guard table == nil else {
            for row in 0..<rows.count { scratch.rows[row] = UInt32(rows.start + row) }
            return gatherCodes(scratch.rows, rows.count, bound, scratch.codes)
        }
        beginCodes(rows, bound)
        for (view, stride) in bound.inner { addCodes(view, UInt32(stride), rows) }
    }

    /// What time decides.
    private func beginCodes(_ rows: StripRows, _ bound: BoundSegment) {
        var piece = bound.piece(of: rows.start)
        var row = rows.start
        while row < rows.start + rows.count {
            let end = min(bound.end(of: piece), rows.start + rows.count)
            let cell = UInt32(truncatingIfNeeded: bound.pieces[piece].cell)
            (scratch.codes + (row - rows.start)).update(repeating: cell, count: end - row)
            row = end
            piece += 1
        }
    }

    private func addCodes(_ view: CodeView, _ stride: UInt32, _ rows: StripRows) {
        switch view.width {
        case .bit: Codes.add(bits: view.words(rows.strip), rows.count, stride, scratch.codes)
        case .one:
            Codes.add(view.base.assumingMemoryBound(to: UInt8.self) + rows.start, rows.count, stride, scratch.codes)
        case .two:
            Codes.add(view.base.assumingMemoryBound(to: UInt16.self) + rows.start, rows.count, stride, scratch.codes)
        default:
            Codes.add(view.base.assumingMemoryBound(to: UInt32.self) + rows.start, rows.count, stride, scratch.codes)
        }
    }

    /// Of rows anywhere, in order.
    func gatherCodes(
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        _ bound: BoundSegment,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        guard count > 0 else { return }
        guard table == nil else { return gatherKeys(rows, count, bound, out) }
        beginCodes(rows, count, bound, out)
        for (view, stride) in bound.inner { gather(view, rows, count, UInt32(stride), out) }
    }

    private func beginCodes(
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        _ bound: BoundSegment,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        guard bound.pieces.count > 1 else {
            return out.update(repeating: UInt32(truncatingIfNeeded: bound.pieces[0].cell), count: count)
        }
        var piece = bound.piece(of: Int(rows[0]))
        var end = bound.end(of: piece)
        for line in 0..<count {
            while Int(rows[line]) >= end {
                piece += 1
                end = bound.end(of: piece)
            }
            out[line] = UInt32(truncatingIfNeeded: bound.pieces[piece].cell)
        }
    }

    private func gather(
        _ view: CodeView,
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        _ stride: UInt32,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        switch view.width {
        case .bit: for line in 0..<count { out[line] &+= UInt32(view.code(Int(rows[line]))) &* stride }
        case .one: Codes.gather(view.base.assumingMemoryBound(to: UInt8.self), rows, count, stride, out)
        case .two: Codes.gather(view.base.assumingMemoryBound(to: UInt16.self), rows, count, stride, out)
        default: Codes.gather(view.base.assumingMemoryBound(to: UInt32.self), rows, count, stride, out)
        }
    }

    /// Of cells that are told apart by hashing.
    private func gatherKeys(
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        _ bound: BoundSegment,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        var piece = bound.piece(of: Int(rows[0]))
        for line in 0..<count {
            while Int(rows[line]) >= bound.end(of: piece) { piece += 1 }
            scratch.keys[line] = bound.pieces[piece].cell
        }
        for (view, stride) in bound.inner {
            for line in 0..<count { scratch.keys[line] &+= UInt64(view.code(Int(rows[line]))) &* stride }
        }
        table?.numbers(scratch.keys, count, out)
        ledger.grow(to: table?.cells.count ?? 0)
        if (table?.cells.count ?? 0) > plan.limits.cells {
            fault = .tooManyCells(atLeast: table?.cells.count ?? 0, limit: plan.limits.cells, without: nil)
        }
    }
}
