/// Bits for rows.
enum Masks {
    static func count(_ words: UnsafePointer<UInt64>, _ count: Int) -> Int {
        var sum = 0
        for word in 0..<count { sum &+= words[word].nonzeroBitCount }
        return sum
    }

    /// The bits between two rows.
    static func count(_ words: UnsafePointer<UInt64>, _ from: Int, _ until: Int) -> Int {
        var (sum, at) = (0, from)
        while at < until {
            let end = min(until, (at | 63) + 1)
            sum &+= (words[at >> 6] & between(at & 63, end - at)).nonzeroBitCount
            at = end
        }
        return sum
    }

    static func set(_ words: UnsafeMutablePointer<UInt64>, _ from: Int, _ until: Int) {
        var at = from
        while at < until {
            let end = min(until, (at | 63) + 1)
            words[at >> 6] |= between(at & 63, end - at)
            at = end
        }
    }

    /// So many bits from one on.
    @inline(__always)
    static func between(_ from: Int, _ count: Int) -> UInt64 {
        (count >= 64 ? ~0 : (1 &<< UInt64(count)) &- 1) &<< UInt64(from)
    }

    @inline(never)
    static func equal<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: UnsafePointer<Code>,
        _ code: Code,
        _ count: Int,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        for row in 0..<count { flags[row] = codes[row] == code ? 1 : 0 }
    }

    @inline(never)
    static func within<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ low: Value,
        _ high: Value,
        _ count: Int,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        let span = high &- low
        for row in 0..<count { flags[row] = values[row] &- low <= span ? 1 : 0 }
    }

    @inline(never)
    static func member<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: UnsafePointer<Code>,
        _ wanted: UnsafeBufferPointer<UInt8>,
        _ count: Int,
        _ flags: UnsafeMutablePointer<UInt8>
    ) {
        guard let table = wanted.baseAddress else { return flags.update(repeating: 0, count: count) }
        for row in 0..<count { flags[row] = table[Int(truncatingIfNeeded: codes[row])] }
    }

    /// Eight flags become eight bits by one multiplication.
    @inline(never)
    static func pack(_ flags: UnsafeMutablePointer<UInt8>, _ rows: StripRows, _ out: UnsafeMutablePointer<UInt64>) {
        let whole = rows.words * 64
        for row in rows.count..<max(rows.count, whole) { flags[row] = 0 }
        let raw = UnsafeRawPointer(flags)
        for word in 0..<rows.words {
            var bits: UInt64 = 0
            for eight in 0..<8 {
                let flags = raw.load(fromByteOffset: word &* 64 &+ eight &* 8, as: UInt64.self)
                bits |= ((flags &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(eight &* 8)
            }
            out[word] = bits
        }
    }

    /// The places of bits that are set, four at a time: up to three more are written than there are.
    @inline(never)
    static func places(
        _ words: UnsafePointer<UInt64>,
        _ count: Int,
        from start: Int,
        _ out: UnsafeMutablePointer<UInt32>
    ) -> Int {
        var filled = 0
        for word in 0..<count {
            var bits = words[word]
            let base = UInt32(truncatingIfNeeded: start &+ word &* 64)
            let next = filled &+ bits.nonzeroBitCount
            while bits != 0 {
                for _ in 0..<4 {
                    out[filled] = base &+ UInt32(truncatingIfNeeded: bits.trailingZeroBitCount)
                    filled &+= 1
                    bits &= bits &- 1
                }
            }
            filled = next
        }
        return filled
    }
}
