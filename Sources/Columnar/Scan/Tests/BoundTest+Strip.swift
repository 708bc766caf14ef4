/// The rows of a segment that are looked at together, never across a strip's bounds.
struct StripRows {
    let start: Int
    let count: Int

    var strip: Int { start / Strip.rows }
    var words: Int { (count + 63) / 64 }
    /// Of the last word the bits that are rows.
    var lastBits: UInt64 { count % 64 == 0 ? ~0 : (1 << UInt64(count % 64)) - 1 }
}

// For a strip: a bit a row. Strips begin at multiples of their length, whatever rows are wanted of them.
extension BoundTest {
    func evaluate(_ rows: StripRows, _ out: UnsafeMutablePointer<UInt64>, _ flags: UnsafeMutablePointer<UInt8>) {
        switch self {
        case .always: out.update(repeating: ~0, count: rows.words)
        case .never: out.update(repeating: 0, count: rows.words)
        case .code(let view, let code): evaluate(view, code, rows, out, flags)
        case .codes(let view, let wanted): evaluate(view, wanted, rows, out, flags)
        case .ranges(let ranges): fill(ranges, rows, out)
        case .integers(let view, let range): evaluate(view, range, rows, out, flags)
        case .decimals, .has: evaluateSlowly(rows, out)
        case .bitmap(let words): for word in 0..<rows.words { out[word] = words[rows.start / 64 + word] }
        case .not(let test):
            test.evaluate(rows, out, flags)
            for word in 0..<rows.words { out[word] = ~out[word] }
        case .all(let tests): evaluateAll(tests, rows, out, flags)
        case .any(let tests): evaluateAny(tests, rows, out, flags)
        }
        out[rows.words - 1] &= rows.lastBits
    }

    private func evaluateSlowly(_ rows: StripRows, _ out: UnsafeMutablePointer<UInt64>) {
        out.update(repeating: 0, count: rows.words)
        for row in 0..<rows.count where holds(rows.start + row) { out[row >> 6] |= 1 << UInt64(row & 63) }
    }

    private func evaluateAll(
        _ tests: [BoundTest],
        _ rows: StripRows,
        _ out: UnsafeMutablePointer<UInt64>,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        out.update(repeating: ~0, count: rows.words)
        out[rows.words - 1] = rows.lastBits
        for test in tests {
            let left = Masks.count(out, rows.words)
            guard left > 0 else { return }
            if left * 16 < rows.count { test.narrow(rows, out) } else { test.meet(rows, out, flags) }
        }
    }

    /// Keeps the bits of those rows that meet it, one by one.
    private func narrow(_ rows: StripRows, _ out: UnsafeMutablePointer<UInt64>) {
        for word in 0..<rows.words {
            var bits = out[word]
            while bits != 0 {
                let bit = bits.trailingZeroBitCount
                bits &= bits &- 1
                if !holds(rows.start + word * 64 + bit) { out[word] &= ~(1 << UInt64(bit)) }
            }
        }
    }

    private func meet(
        _ rows: StripRows,
        _ out: UnsafeMutablePointer<UInt64>,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Strip.words) { room in
            guard let other = room.baseAddress else { return }
            evaluate(rows, other, flags)
            for word in 0..<rows.words { out[word] &= other[word] }
        }
    }

    private func evaluateAny(
        _ tests: [BoundTest],
        _ rows: StripRows,
        _ out: UnsafeMutablePointer<UInt64>,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        out.update(repeating: 0, count: rows.words)
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Strip.words) { room in
            guard let other = room.baseAddress else { return }
            for test in tests {
                test.evaluate(rows, other, flags)
                for word in 0..<rows.words { out[word] |= other[word] }
            }
        }
    }

    private func fill(_ ranges: [Range<Int>], _ rows: StripRows, _ out: UnsafeMutablePointer<UInt64>) {
        out.update(repeating: 0, count: rows.words)
        var at = ranges.firstEnding(after: rows.start)
        while at < ranges.count, ranges[at].lowerBound < rows.start + rows.count {
            let from = max(0, ranges[at].lowerBound - rows.start)
            let until = min(rows.count, ranges[at].upperBound - rows.start)
            Masks.set(out, from, until)
            at += 1
        }
    }
}

// By columns.
extension BoundTest {
    private func evaluate(
        _ view: CodeView,
        _ code: UInt32,
        _ rows: StripRows,
        _ out: UnsafeMutablePointer<UInt64>,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        let zone = view.zones[rows.start / Block.rows]
        guard zone.least <= Int64(code), Int64(code) <= zone.greatest else {
            return out.update(repeating: 0, count: rows.words)
        }
        switch view.width {
        case .bit:
            let bits = view.words(rows.strip)
            for word in 0..<rows.words { out[word] = code == 0 ? ~bits[word] : bits[word] }
            return
        case .one:
            Masks.equal(
                view.base.assumingMemoryBound(to: UInt8.self) + rows.start,
                UInt8(truncatingIfNeeded: code),
                rows.count,
                flags
            )
        case .two:
            Masks.equal(
                view.base.assumingMemoryBound(to: UInt16.self) + rows.start,
                UInt16(truncatingIfNeeded: code),
                rows.count,
                flags
            )
        default: Masks.equal(view.base.assumingMemoryBound(to: UInt32.self) + rows.start, code, rows.count, flags)
        }
        Masks.pack(flags, rows, out)
    }

    private func evaluate(
        _ view: CodeView,
        _ wanted: [UInt8],
        _ rows: StripRows,
        _ out: UnsafeMutablePointer<UInt64>,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        guard view.width != .bit else {
            let bits = view.words(rows.strip)
            let (zero, one) = (0 &- UInt64(wanted[0]), 0 &- UInt64(wanted[1]))
            for word in 0..<rows.words { out[word] = (bits[word] & one) | (~bits[word] & zero) }
            return
        }
        wanted.withUnsafeBufferPointer { wanted in
            switch view.width {
            case .bit, .one:
                Masks.member(view.base.assumingMemoryBound(to: UInt8.self) + rows.start, wanted, rows.count, flags)
            case .two:
                Masks.member(view.base.assumingMemoryBound(to: UInt16.self) + rows.start, wanted, rows.count, flags)
            default:
                Masks.member(view.base.assumingMemoryBound(to: UInt32.self) + rows.start, wanted, rows.count, flags)
            }
        }
        Masks.pack(flags, rows, out)
    }

    private func evaluate(
        _ view: ValueView,
        _ range: ClosedRange<Int64>,
        _ rows: StripRows,
        _ out: UnsafeMutablePointer<UInt64>,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        guard !view.isSparse else { return evaluateSparse(view, range, rows, out) }
        let top = max(0, view.layout.whole.greatest) - view.layout.base
        let low = max(0, range.lowerBound - view.layout.base)
        let high = min(top, range.upperBound - view.layout.base)
        guard low <= high else { return out.update(repeating: 0, count: rows.words) }
        switch view.layout.width {
        case .bit, .one:
            Masks.within(
                view.base.assumingMemoryBound(to: UInt8.self) + rows.start,
                UInt8(low),
                UInt8(high),
                rows.count,
                flags
            )
        case .two:
            Masks.within(
                view.base.assumingMemoryBound(to: UInt16.self) + rows.start,
                UInt16(low),
                UInt16(high),
                rows.count,
                flags
            )
        case .four:
            Masks.within(
                view.base.assumingMemoryBound(to: UInt32.self) + rows.start,
                UInt32(low),
                UInt32(high),
                rows.count,
                flags
            )
        case .eight:
            Masks.within(
                view.base.assumingMemoryBound(to: UInt64.self) + rows.start,
                UInt64(low),
                UInt64(high),
                rows.count,
                flags
            )
        }
        Masks.pack(flags, rows, out)
        guard let presence = view.presence else { return }
        for word in 0..<rows.words { out[word] &= presence[rows.start / 64 + word] }
    }

    private func evaluateSparse(
        _ view: ValueView,
        _ range: ClosedRange<Int64>,
        _ rows: StripRows,
        _ out: UnsafeMutablePointer<UInt64>
    ) {
        guard let presence = view.presence, let ranks = view.ranks else { return }
        let others: UInt64 = view.layout.absence == .sparseZero && range.contains(0) ? ~0 : 0
        let whole = view.layout.whole
        let least = view.layout.absence == .sparseZero && whole.least >= 0 ? 1 : whole.least
        guard range.lowerBound > least || whole.greatest > range.upperBound else {
            for word in 0..<rows.words { out[word] = presence[rows.start / 64 + word] | others }
            return
        }
        var place = Int(ranks[rows.strip])
        for word in 0..<rows.words {
            let there = presence[rows.start / 64 + word]
            var (bits, result) = (there, ~there & others)
            while bits != 0 {
                let bit = bits & (0 &- bits)
                bits ^= bit
                if range.contains(Int64(bitPattern: view.stored(place)) &+ view.layout.base) { result |= bit }
                place += 1
            }
            out[word] = result
        }
    }
}
