/// The cells of rows: each axis adds its code, times the cells that lie within one of its codes.
enum Codes {
    @inline(never)
    static func begin<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: UnsafePointer<Code>,
        _ count: Int,
        _ stride: UInt32,
        _ first: UInt32,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        for row in 0..<count { out[row] = UInt32(truncatingIfNeeded: codes[row]) &* stride &+ first }
    }

    @inline(never)
    static func add<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: UnsafePointer<Code>,
        _ count: Int,
        _ stride: UInt32,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        for row in 0..<count { out[row] &+= UInt32(truncatingIfNeeded: codes[row]) &* stride }
    }

    @inline(never)
    static func add(
        bits: UnsafePointer<UInt64>,
        _ count: Int,
        _ stride: UInt32,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        for row in 0..<count {
            let bit = bits[row &>> 6] &>> UInt64(row & 63) & 1
            out[row] &+= UInt32(truncatingIfNeeded: bit) &* stride
        }
    }

    @inline(never)
    static func gather<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: UnsafePointer<Code>,
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        _ stride: UInt32,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        for line in 0..<count {
            out[line] &+= UInt32(truncatingIfNeeded: codes[Int(rows[line])]) &* stride
        }
    }

    /// Rows outside of a selection go to a spare cell.
    @inline(never)
    static func redirect(
        _ codes: UnsafePointer<UInt32>,
        _ words: UnsafePointer<UInt64>,
        _ count: Int,
        _ spare: UInt32,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        for word in 0..<(count + 63) / 64 {
            let bits = words[word]
            let start = word &* 64
            for row in start..<min(start + 64, count) {
                let isIn = bits &>> UInt64(row &- start) & 1 != 0
                out[row] = isIn ? codes[row] : spare
            }
        }
    }

    @inline(never)
    static func pick(
        _ codes: UnsafePointer<UInt32>,
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        from start: Int,
        _ out: UnsafeMutablePointer<UInt32>
    ) {
        let first = UInt32(truncatingIfNeeded: start)
        for line in 0..<count { out[line] = codes[Int(rows[line] &- first)] }
    }
}
