// Where time alone tells cells apart, rows that follow each other belong to one cell and are added up before.
extension Worker {
    func reduce(_ rows: StripRows, of bound: BoundSegment, _ mask: UnsafeMutablePointer<UInt64>?, _ group: Int) {
        reduce(rows, from: 0, until: rows.count, of: bound, mask, group)
    }

    /// Reads a part of a strip.
    func reduce(
        _ rows: StripRows,
        from: Int,
        until: Int,
        of bound: BoundSegment,
        _ mask: UnsafeMutablePointer<UInt64>?,
        _ group: Int
    ) {
        var piece = bound.piece(of: rows.start + from)
        var row = from
        while row < until {
            let end = min(bound.end(of: piece) - rows.start, until)
            let cell = Int(bound.pieces[piece].cell)
            for (lane, plan) in groups[group].lanes.enumerated() {
                var sum: UInt64 = 0
                for field in plan.fields {
                    sum &+= reduce(field, rows, row, end, bound, mask) &<< field.shift
                }
                ledger.lanes[group][lane][cell] &+= sum
            }
            row = end
            piece += 1
        }
    }

    private func reduce(
        _ field: Lane.Field,
        _ rows: StripRows,
        _ from: Int,
        _ until: Int,
        _ bound: BoundSegment,
        _ mask: UnsafeMutablePointer<UInt64>?
    ) -> UInt64 {
        let count = mask.map { Masks.count($0, from, until) } ?? until - from
        guard let measure = field.measure else { return UInt64(count) }
        let view = bound.measures[measure]
        if field.countsPresent {
            guard view.isOptional else { return UInt64(count) }
            return UInt64(present(view, rows, from, until, mask))
        }
        guard !view.isSparse else { return sumSparse(view, rows, from, until, mask) }
        let sum = mask.map { sumDense(view, rows, from, until, $0) } ?? sumDense(view, rows, from, until)
        return sum &+ UInt64(bitPattern: view.layout.base) &* UInt64(count)
    }

    private func present(
        _ view: ValueView,
        _ rows: StripRows,
        _ from: Int,
        _ until: Int,
        _ mask: UnsafeMutablePointer<UInt64>?
    ) -> Int {
        guard let presence = view.presence else { return 0 }
        let bits = presence + rows.strip * Strip.words
        guard let mask else { return Masks.count(bits, from, until) }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Strip.words) { room in
            guard let both = room.baseAddress else { return 0 }
            for word in 0..<rows.words { both[word] = bits[word] & mask[word] }
            return Masks.count(both, from, until)
        }
    }

    private func sumDense(_ view: ValueView, _ rows: StripRows, _ from: Int, _ until: Int) -> UInt64 {
        switch view.layout.width {
        case .bit, .one: Composing.sum(view.base.assumingMemoryBound(to: UInt8.self) + rows.start, from, until)
        case .two: Composing.sum(view.base.assumingMemoryBound(to: UInt16.self) + rows.start, from, until)
        case .four: Composing.sum(view.base.assumingMemoryBound(to: UInt32.self) + rows.start, from, until)
        case .eight: Composing.sum(view.base.assumingMemoryBound(to: UInt64.self) + rows.start, from, until)
        }
    }

    private func sumDense(
        _ view: ValueView,
        _ rows: StripRows,
        _ from: Int,
        _ until: Int,
        _ mask: UnsafePointer<UInt64>
    ) -> UInt64 {
        switch view.layout.width {
        case .bit, .one: Composing.sum(view.base.assumingMemoryBound(to: UInt8.self) + rows.start, mask, from, until)
        case .two: Composing.sum(view.base.assumingMemoryBound(to: UInt16.self) + rows.start, mask, from, until)
        case .four: Composing.sum(view.base.assumingMemoryBound(to: UInt32.self) + rows.start, mask, from, until)
        case .eight: Composing.sum(view.base.assumingMemoryBound(to: UInt64.self) + rows.start, mask, from, until)
        }
    }

    private func sumSparse(
        _ view: ValueView,
        _ rows: StripRows,
        _ from: Int,
        _ until: Int,
        _ mask: UnsafeMutablePointer<UInt64>?
    ) -> UInt64 {
        guard let presence = view.presence else { return 0 }
        let bits = presence + rows.strip * Strip.words
        var (sum, place) = (UInt64(0), view.place(rows.start + from))
        var row = from
        while row < until {
            let end = min(until, (row | 63) + 1)
            var left = bits[row >> 6] & Masks.between(row & 63, end - row)
            let wanted = mask.map { $0[row >> 6] } ?? ~0
            while left != 0 {
                let bit = left & (0 &- left)
                left ^= bit
                if wanted & bit != 0 { sum &+= view.stored(place) &+ UInt64(bitPattern: view.layout.base) }
                place += 1
            }
            row = end
        }
        return sum
    }
}
