/// A dimension's codes in a segment. Good only as long as the segment is held.
struct CodeView {
    let base: UnsafeRawPointer
    let width: Width
    let zones: UnsafeBufferPointer<Zone>

    @inline(__always)
    func code(_ row: Int) -> Int {
        switch width {
        case .bit: Int(base.load(fromByteOffset: row >> 3, as: UInt8.self) &>> UInt8(row & 7) & 1)
        case .one: Int(base.load(fromByteOffset: row, as: UInt8.self))
        case .two: Int(base.load(fromByteOffset: row &* 2, as: UInt16.self))
        default: Int(base.load(fromByteOffset: row &* 4, as: UInt32.self))
        }
    }

    /// The bits of a strip; only of a dimension of two codes at most.
    func words(_ strip: Int) -> UnsafePointer<UInt64> {
        base.assumingMemoryBound(to: UInt64.self) + strip * Strip.words
    }
}

/// A measure's values in a segment. Good only as long as the segment is held.
struct ValueView {
    let layout: ValueLayout
    let base: UnsafeRawPointer
    let presence: UnsafePointer<UInt64>?
    let ranks: UnsafePointer<UInt32>?
    let zones: UnsafeBufferPointer<Zone>

    var isSparse: Bool { layout.absence != .dense }
    /// Whether a row may lack a value.
    var isOptional: Bool { presence != nil && layout.absence != .sparseZero }

    /// What is written at a place, without its base.
    @inline(__always)
    func stored(_ place: Int) -> UInt64 {
        switch layout.width {
        case .bit, .one: UInt64(base.load(fromByteOffset: place, as: UInt8.self))
        case .two: UInt64(base.load(fromByteOffset: place &* 2, as: UInt16.self))
        case .four: UInt64(base.load(fromByteOffset: place &* 4, as: UInt32.self))
        case .eight: base.load(fromByteOffset: place &* 8, as: UInt64.self)
        }
    }

    @inline(__always)
    func has(_ row: Int) -> Bool {
        guard let presence else { return true }
        return presence[row >> 6] &>> UInt64(row & 63) & 1 == 1
    }

    /// The place of a row's value among those that are written; only if it has one.
    @inline(__always)
    func place(_ row: Int) -> Int {
        guard let ranks, let presence else { return row }
        let strip = row / Strip.rows
        var place = Int(ranks[strip])
        for word in strip * Strip.words..<row >> 6 { place += presence[word].nonzeroBitCount }
        return place + (presence[row >> 6] & ((1 &<< UInt64(row & 63)) &- 1)).nonzeroBitCount
    }

    /// The number of a row or the bits of its decimal; nil if it has none.
    @inline(__always)
    func value(_ row: Int) -> Int64? {
        guard has(row) else { return layout.absence == .sparseZero ? 0 : nil }
        return Int64(bitPattern: stored(place(row))) &+ layout.base
    }
}

/// The instants of a segment. Good only as long as the segment is held.
struct TimeView {
    let runs: UnsafeBufferPointer<TimeRun>
    let offsets: UnsafeRawPointer
    let width: Width
    let rows: Int

    /// The run that a row lies in.
    func run(of row: Int) -> Int {
        var (low, high) = (0, runs.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(runs[middle].start) <= row { low = middle } else { high = middle }
        }
        return low
    }

    func end(of run: Int) -> Int { run + 1 < runs.count ? Int(runs[run + 1].start) : rows }

    @inline(__always)
    func instant(_ row: Int, in run: Int) -> Int64 {
        let offset: Int64 =
            switch width {
            case .bit, .one: Int64(offsets.load(fromByteOffset: row, as: UInt8.self))
            case .two: Int64(offsets.load(fromByteOffset: row &* 2, as: UInt16.self))
            default: Int64(offsets.load(fromByteOffset: row &* 4, as: UInt32.self))
            }
        return runs[run].base + offset
    }

    func instant(_ row: Int) -> Int64 { instant(row, in: run(of: row)) }

    /// The first row at an instant or later.
    func firstRow(from instant: Int64) -> Int {
        var (low, high) = (0, rows)
        while low < high {
            let middle = (low + high) / 2
            if self.instant(middle) < instant { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// All instants, in order.
    func all() -> [Int64] {
        var instants: [Int64] = []
        instants.reserveCapacity(rows)
        for run in runs.indices {
            for row in Int(runs[run].start)..<end(of: run) { instants.append(instant(row, in: run)) }
        }
        return instants
    }
}
