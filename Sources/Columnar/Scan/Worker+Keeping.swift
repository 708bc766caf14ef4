// What is no plain sum.
extension Worker {
    func keep(_ lines: Lines, _ bound: BoundSegment, _ group: Int, _ store: Int) {
        let cells = ledger.stores[group][store]
        let words = groups[group].stores[store].words
        switch groups[group].stores[store].kind {
        case .decimalSum(let measure): addDecimals(lines, bound.measures[measure], cells)
        case .least(let measure): extremes(lines, bound.measures[measure], cells, least: true)
        case .greatest(let measure): extremes(lines, bound.measures[measure], cells, least: false)
        case .first: instants(lines, bound.time, cells, first: true)
        case .last: instants(lines, bound.time, cells, first: false)
        case .labels(let dimension): labels(lines, bound.dimensions[dimension], cells, words)
        case .registers(let dimension): registers(lines, bound.dimensions[dimension], cells)
        case .histogram(let measure, let least): histogram(lines, bound.measures[measure], cells, words, least)
        case .labelPairs(let dimension): labelPairs(lines, bound.dimensions[dimension], group, store)
        case .valuePairs(let measure): valuePairs(lines, bound.measures[measure], group, store)
        }
    }

    private func addDecimals(_ lines: Lines, _ view: ValueView, _ cells: UnsafeMutablePointer<UInt64>) {
        for line in 0..<lines.count {
            guard let value = view.value(lines.row(line)) else { continue }
            let cell = Int(lines.codes[line])
            cells[cell] = (Double(bitPattern: cells[cell]) + Double(raw: value)).bitPattern
        }
    }

    private func extremes(
        _ lines: Lines,
        _ view: ValueView,
        _ cells: UnsafeMutablePointer<UInt64>,
        least: Bool
    ) {
        for line in 0..<lines.count {
            guard let value = view.value(lines.row(line)) else { continue }
            let number = view.layout.kind == .decimal ? value.sortable : value
            let cell = Int(lines.codes[line])
            let known = Int64(bitPattern: cells[cell])
            cells[cell] = UInt64(bitPattern: least ? min(known, number) : max(known, number))
        }
    }

    private func instants(_ lines: Lines, _ time: TimeView, _ cells: UnsafeMutablePointer<UInt64>, first: Bool) {
        var run = time.run(of: lines.row(0))
        for line in 0..<lines.count {
            let row = lines.row(line)
            while row >= time.end(of: run) { run += 1 }
            let instant = time.instant(row, in: run)
            let cell = Int(lines.codes[line])
            let known = Int64(bitPattern: cells[cell])
            cells[cell] = UInt64(bitPattern: first ? min(known, instant) : max(known, instant))
        }
    }

    private func labels(_ lines: Lines, _ view: CodeView, _ cells: UnsafeMutablePointer<UInt64>, _ words: Int) {
        guard lines.rows == nil, let strip = lines.strip else {
            for line in 0..<lines.count {
                let code = view.code(lines.row(line))
                cells[Int(lines.codes[line]) &* words &+ code &>> 6] |= 1 &<< UInt64(code & 63)
            }
            return
        }
        let (codes, count, start) = (lines.codes, lines.count, strip.start)
        switch view.width {
        case .bit:
            for row in 0..<count {
                cells[Int(codes[row]) &* words] |= 1 &<< UInt64(view.code(start + row))
            }
        case .one: Marking.labels(view.base.assumingMemoryBound(to: UInt8.self) + start, codes, count, words, cells)
        case .two: Marking.labels(view.base.assumingMemoryBound(to: UInt16.self) + start, codes, count, words, cells)
        default: Marking.labels(view.base.assumingMemoryBound(to: UInt32.self) + start, codes, count, words, cells)
        }
    }

    private func registers(_ lines: Lines, _ view: CodeView, _ cells: UnsafeMutablePointer<UInt64>) {
        let bytes = UnsafeMutableRawPointer(cells).assumingMemoryBound(to: UInt8.self)
        for line in 0..<lines.count {
            let code = UInt64(view.code(lines.row(line)))
            HyperLogLog.add(code, to: bytes + Int(lines.codes[line]) * HyperLogLog.registers)
        }
    }

    private func histogram(
        _ lines: Lines,
        _ view: ValueView,
        _ cells: UnsafeMutablePointer<UInt64>,
        _ words: Int,
        _ least: Int64
    ) {
        let counts = UnsafeMutableRawPointer(cells).assumingMemoryBound(to: UInt32.self)
        let shift = Int(view.layout.base - least)
        guard lines.rows == nil, let strip = lines.strip, !view.isSparse, view.presence == nil else {
            for line in 0..<lines.count {
                guard let value = view.value(lines.row(line)) else { continue }
                counts[Int(lines.codes[line]) * 2 * words + Int(value - least)] &+= 1
            }
            return
        }
        let (codes, count, start) = (lines.codes, lines.count, strip.start)
        switch view.layout.width {
        case .bit, .one:
            Marking.values(
                view.base.assumingMemoryBound(to: UInt8.self) + start,
                shift,
                codes,
                count,
                2 * words,
                counts
            )
        case .two:
            Marking.values(
                view.base.assumingMemoryBound(to: UInt16.self) + start,
                shift,
                codes,
                count,
                2 * words,
                counts
            )
        case .four:
            Marking.values(
                view.base.assumingMemoryBound(to: UInt32.self) + start,
                shift,
                codes,
                count,
                2 * words,
                counts
            )
        case .eight:
            Marking.values(
                view.base.assumingMemoryBound(to: UInt64.self) + start,
                shift,
                codes,
                count,
                2 * words,
                counts
            )
        }
    }

    private func labelPairs(_ lines: Lines, _ view: CodeView, _ group: Int, _ store: Int) {
        ledger.pairs[group][store].append(lines.count) { room in
            var filled = 0
            for line in 0..<lines.count where lines.codes[line] < ledger.cells || table != nil {
                room[filled] = UInt64(lines.codes[line]) &<< 32 | UInt64(view.code(lines.row(line)))
                filled += 1
            }
            return filled
        }
        guard ledger.pairBytes > plan.limits.memory / 4 else { return }
        ledger.pairs[group][store].unite()
        if ledger.pairBytes > plan.limits.memory / 8 { fault = .tooMuchMemory }
    }

    private func valuePairs(_ lines: Lines, _ view: ValueView, _ group: Int, _ store: Int) {
        for line in 0..<lines.count where lines.codes[line] < ledger.cells || table != nil {
            guard let value = view.value(lines.row(line)) else { continue }
            ledger.pairs[group][store].cells.append(UInt64(lines.codes[line]))
            ledger.pairs[group][store].values.append(view.layout.kind == .decimal ? value.sortable : value)
        }
        if ledger.pairBytes > plan.limits.memory / 2 { fault = .tooMuchMemory }
    }
}

extension Int64 {
    /// The bits of a decimal as a whole number that is greater when the decimal is, and the other way round.
    @inline(__always)
    var sortable: Int64 { self < 0 ? self ^ Int64.max : self }
}

/// Marks what cells have met.
enum Marking {
    @inline(never)
    static func labels<Code: FixedWidthInteger & UnsignedInteger>(
        _ labels: UnsafePointer<Code>,
        _ codes: UnsafePointer<UInt32>,
        _ count: Int,
        _ words: Int,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        for row in 0..<count {
            let label = UInt64(truncatingIfNeeded: labels[row])
            cells[Int(codes[row]) &* words &+ Int(label &>> 6)] |= 1 &<< (label & 63)
        }
    }

    @inline(never)
    static func values<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ shift: Int,
        _ codes: UnsafePointer<UInt32>,
        _ count: Int,
        _ width: Int,
        _ counts: UnsafeMutablePointer<UInt32>
    ) {
        for row in 0..<count {
            counts[Int(codes[row]) &* width &+ Int(truncatingIfNeeded: values[row]) &+ shift] &+= 1
        }
    }
}
