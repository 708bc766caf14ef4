// Rows are added to the cells that they belong to.
extension Worker {
    func add(_ lines: Lines, _ bound: BoundSegment, _ group: Int) {
        guard lines.count > 0 else { return }
        for (lane, plan) in groups[group].lanes.enumerated() {
            add(lines, bound, plan, ledger.lanes[group][lane])
        }
        for store in groups[group].stores.indices { keep(lines, bound, group, store) }
    }

    private func add(_ lines: Lines, _ bound: BoundSegment, _ lane: Lane, _ cells: UnsafeMutablePointer<UInt64>) {
        let dense = lane.fields.filter { !isSparse($0, bound) }
        addSparse(lines, bound, lane.fields.filter { isSparse($0, bound) }, cells)
        guard let first = dense.first else { return }
        let isOnes = first.measure == nil && first.shift == 0
        if dense.count == 1, isOnes { return Adding.ones(lines.codes, lines.count, cells, ledger.copy) }
        if dense.count == 2, isOnes, lines.rows == nil, let measure = dense[1].measure, let strip = lines.strip,
            !dense[1].countsPresent, bound.measures[measure].layout.base == 0
        {
            return addOnesAnd(bound.measures[measure], strip, dense[1].shift, lines, cells)
        }
        scratch.words.update(repeating: 0, count: lines.count)
        for field in dense { compose(lines, bound, field) }
        Adding.words(scratch.words, lines.codes, lines.count, cells, ledger.copy)
    }

    /// Whether only some of a segment's rows add something.
    private func isSparse(_ field: Lane.Field, _ bound: BoundSegment) -> Bool {
        guard let measure = field.measure else { return false }
        let view = bound.measures[measure]
        return field.countsPresent ? view.isOptional : view.isSparse
    }

    private func addOnesAnd(
        _ view: ValueView,
        _ strip: StripRows,
        _ shift: UInt64,
        _ lines: Lines,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        let (codes, count, copy) = (lines.codes, lines.count, ledger.copy)
        switch view.layout.width {
        case .bit, .one:
            Adding.onesAnd(
                view.base.assumingMemoryBound(to: UInt8.self) + strip.start,
                shift,
                codes,
                count,
                cells,
                copy
            )
        case .two:
            Adding.onesAnd(
                view.base.assumingMemoryBound(to: UInt16.self) + strip.start,
                shift,
                codes,
                count,
                cells,
                copy
            )
        case .four:
            Adding.onesAnd(
                view.base.assumingMemoryBound(to: UInt32.self) + strip.start,
                shift,
                codes,
                count,
                cells,
                copy
            )
        case .eight:
            Adding.onesAnd(
                view.base.assumingMemoryBound(to: UInt64.self) + strip.start,
                shift,
                codes,
                count,
                cells,
                copy
            )
        }
    }

    /// Puts a field's part of each line into `scratch.words`.
    private func compose(_ lines: Lines, _ bound: BoundSegment, _ field: Lane.Field) {
        let words = scratch.words
        guard let measure = field.measure, !field.countsPresent else {
            for line in 0..<lines.count { words[line] &+= 1 &<< field.shift }
            return
        }
        let view = bound.measures[measure]
        let base = UInt64(bitPattern: view.layout.base)
        if let rows = lines.rows {
            switch view.layout.width {
            case .bit, .one:
                Composing.gather(
                    view.base.assumingMemoryBound(to: UInt8.self),
                    base,
                    field.shift,
                    rows,
                    lines.count,
                    words
                )
            case .two:
                Composing.gather(
                    view.base.assumingMemoryBound(to: UInt16.self),
                    base,
                    field.shift,
                    rows,
                    lines.count,
                    words
                )
            case .four:
                Composing.gather(
                    view.base.assumingMemoryBound(to: UInt32.self),
                    base,
                    field.shift,
                    rows,
                    lines.count,
                    words
                )
            case .eight:
                Composing.gather(
                    view.base.assumingMemoryBound(to: UInt64.self),
                    base,
                    field.shift,
                    rows,
                    lines.count,
                    words
                )
            }
            return
        }
        let start = lines.strip?.start ?? 0
        switch view.layout.width {
        case .bit, .one:
            Composing.add(view.base.assumingMemoryBound(to: UInt8.self) + start, base, field.shift, lines.count, words)
        case .two:
            Composing.add(view.base.assumingMemoryBound(to: UInt16.self) + start, base, field.shift, lines.count, words)
        case .four:
            Composing.add(view.base.assumingMemoryBound(to: UInt32.self) + start, base, field.shift, lines.count, words)
        case .eight:
            Composing.add(view.base.assumingMemoryBound(to: UInt64.self) + start, base, field.shift, lines.count, words)
        }
    }

    /// A measure's sum and the number of its values go the same way at once.
    private func addSparse(
        _ lines: Lines,
        _ bound: BoundSegment,
        _ fields: [Lane.Field],
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        for field in fields {
            let beside = fields.first { $0.measure == field.measure && $0.countsPresent != field.countsPresent }
            guard let beside else {
                addSparse(lines, bound, field, plus: 0, cells)
                continue
            }
            if beside.countsPresent { addSparse(lines, bound, field, plus: 1 &<< beside.shift, cells) }
        }
    }

    /// - Parameter plus: what each row that has a value adds besides.
    private func addSparse(
        _ lines: Lines,
        _ bound: BoundSegment,
        _ field: Lane.Field,
        plus: UInt64,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        guard let measure = field.measure, let presence = bound.measures[measure].presence else { return }
        let view = bound.measures[measure]
        if lines.rows == nil, let strip = lines.strip {
            let bits = presence + strip.strip * Strip.words
            guard !field.countsPresent else {
                return Adding.sparseOnes(field.shift, bits, strip.words, lines.codes, cells)
            }
            return addSparse(view, strip, field.shift, plus, bits, lines, cells)
        }
        if let mask = lines.mask, let strip = lines.strip {
            return addPicked(view, strip, mask, presence + strip.strip * Strip.words, field, plus, lines, cells)
        }
        for line in 0..<lines.count where view.has(lines.row(line)) {
            let value =
                field.countsPresent
                ? 1 : view.stored(view.place(lines.row(line))) &+ UInt64(bitPattern: view.layout.base)
            cells[Int(lines.codes[line])] &+= value &<< field.shift &+ plus
        }
    }

    /// Of picked rows those that have a value: both the line and the place of the value are told by counting bits.
    private func addPicked(
        _ view: ValueView,
        _ strip: StripRows,
        _ mask: UnsafePointer<UInt64>,
        _ bits: UnsafePointer<UInt64>,
        _ field: Lane.Field,
        _ plus: UInt64,
        _ lines: Lines,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        var (line, place) = (0, Int(view.ranks?[strip.strip] ?? 0))
        let base = UInt64(bitPattern: view.layout.base)
        let (onlyCounts, shift, codes) = (field.countsPresent, field.shift, lines.codes)
        for word in 0..<strip.words {
            let (picked, there) = (mask[word], bits[word])
            var both = picked & there
            while both != 0 {
                let below = (both & (0 &- both)) &- 1
                let cell = Int(codes[line &+ (picked & below).nonzeroBitCount])
                let value = onlyCounts ? 1 : view.stored(place &+ (there & below).nonzeroBitCount) &+ base
                cells[cell] &+= value &<< shift &+ plus
                both &= both &- 1
            }
            line &+= picked.nonzeroBitCount
            place &+= there.nonzeroBitCount
        }
    }

    private func addSparse(
        _ view: ValueView,
        _ strip: StripRows,
        _ shift: UInt64,
        _ plus: UInt64,
        _ bits: UnsafePointer<UInt64>,
        _ lines: Lines,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        let place = Int(view.ranks?[strip.strip] ?? 0)
        let each = UInt64(bitPattern: view.layout.base) &<< shift &+ plus
        let (words, codes) = (strip.words, lines.codes)
        switch view.layout.width {
        case .bit, .one:
            Adding.sparse(view.base.assumingMemoryBound(to: UInt8.self) + place, each, shift, bits, words, codes, cells)
        case .two:
            Adding.sparse(
                view.base.assumingMemoryBound(to: UInt16.self) + place,
                each,
                shift,
                bits,
                words,
                codes,
                cells
            )
        case .four:
            Adding.sparse(
                view.base.assumingMemoryBound(to: UInt32.self) + place,
                each,
                shift,
                bits,
                words,
                codes,
                cells
            )
        case .eight:
            Adding.sparse(
                view.base.assumingMemoryBound(to: UInt64.self) + place,
                each,
                shift,
                bits,
                words,
                codes,
                cells
            )
        }
    }
}
