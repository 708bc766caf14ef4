/// Adds values to cells. Cells of neighbouring rows go to different copies, where there are some, so that no addition waits for another.
enum Adding {
    /// How many copies of few cells there are.
    static let copies = 4

    @inline(never)
    static func ones(
        _ codes: UnsafePointer<UInt32>,
        _ count: Int,
        _ cells: UnsafeMutablePointer<UInt64>,
        _ copy: Int
    ) {
        let (second, third, fourth) = (cells + copy, cells + 2 * copy, cells + 3 * copy)
        var row = 0
        while row &+ 4 <= count {
            let (a, b) = (Int(codes[row]), Int(codes[row &+ 1]))
            let (c, d) = (Int(codes[row &+ 2]), Int(codes[row &+ 3]))
            cells[a] &+= 1
            second[b] &+= 1
            third[c] &+= 1
            fourth[d] &+= 1
            row &+= 4
        }
        while row < count {
            cells[Int(codes[row])] &+= 1
            row &+= 1
        }
    }

    @inline(never)
    static func words(
        _ words: UnsafePointer<UInt64>,
        _ codes: UnsafePointer<UInt32>,
        _ count: Int,
        _ cells: UnsafeMutablePointer<UInt64>,
        _ copy: Int
    ) {
        let (second, third, fourth) = (cells + copy, cells + 2 * copy, cells + 3 * copy)
        var row = 0
        while row &+ 4 <= count {
            let (a, b) = (Int(codes[row]), Int(codes[row &+ 1]))
            let (c, d) = (Int(codes[row &+ 2]), Int(codes[row &+ 3]))
            cells[a] &+= words[row]
            second[b] &+= words[row &+ 1]
            third[c] &+= words[row &+ 2]
            fourth[d] &+= words[row &+ 3]
            row &+= 4
        }
        while row < count {
            cells[Int(codes[row])] &+= words[row]
            row &+= 1
        }
    }

    /// One and a value beside it, of one column.
    @inline(never)
    static func onesAnd<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ shift: UInt64,
        _ codes: UnsafePointer<UInt32>,
        _ count: Int,
        _ cells: UnsafeMutablePointer<UInt64>,
        _ copy: Int
    ) {
        let (second, third, fourth) = (cells + copy, cells + 2 * copy, cells + 3 * copy)
        var row = 0
        while row &+ 4 <= count {
            let (a, b) = (Int(codes[row]), Int(codes[row &+ 1]))
            let (c, d) = (Int(codes[row &+ 2]), Int(codes[row &+ 3]))
            cells[a] &+= UInt64(truncatingIfNeeded: values[row]) &<< shift &+ 1
            second[b] &+= UInt64(truncatingIfNeeded: values[row &+ 1]) &<< shift &+ 1
            third[c] &+= UInt64(truncatingIfNeeded: values[row &+ 2]) &<< shift &+ 1
            fourth[d] &+= UInt64(truncatingIfNeeded: values[row &+ 3]) &<< shift &+ 1
            row &+= 4
        }
        while row < count {
            cells[Int(codes[row])] &+= UInt64(truncatingIfNeeded: values[row]) &<< shift &+ 1
            row &+= 1
        }
    }

    /// Values that stand one after another, for those rows of a strip whose bits are set; each adds something besides.
    @inline(never)
    static func sparse<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ plus: UInt64,
        _ shift: UInt64,
        _ bits: UnsafePointer<UInt64>,
        _ words: Int,
        _ codes: UnsafePointer<UInt32>,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        var place = 0
        for word in 0..<words {
            var left = bits[word]
            let codes = codes + word &* 64
            while left != 0 {
                let cell = Int(codes[left.trailingZeroBitCount])
                cells[cell] &+= UInt64(truncatingIfNeeded: values[place]) &<< shift &+ plus
                place &+= 1
                left &= left &- 1
            }
        }
    }

    /// Rows of a strip whose bits are set, by their codes in one column.
    @inline(never)
    static func countByOne<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: UnsafePointer<Code>,
        _ bits: UnsafePointer<UInt64>,
        _ words: Int,
        _ cells: UnsafeMutablePointer<UInt64>,
        _ copy: Int
    ) {
        for word in 0..<words {
            var left = bits[word]
            let codes = codes + word &* 64
            let cells = cells + (word & 3) &* copy
            while left != 0 {
                cells[Int(truncatingIfNeeded: codes[left.trailingZeroBitCount])] &+= 1
                left &= left &- 1
            }
        }
    }

    @inline(never)
    static func sparseOnes(
        _ shift: UInt64,
        _ bits: UnsafePointer<UInt64>,
        _ words: Int,
        _ codes: UnsafePointer<UInt32>,
        _ cells: UnsafeMutablePointer<UInt64>
    ) {
        for word in 0..<words {
            var left = bits[word]
            let codes = codes + word &* 64
            while left != 0 {
                cells[Int(codes[left.trailingZeroBitCount])] &+= 1 &<< shift
                left &= left &- 1
            }
        }
    }
}

/// Puts the values of several columns side by side into words.
enum Composing {
    @inline(never)
    static func add<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ base: UInt64,
        _ shift: UInt64,
        _ count: Int,
        _ out: UnsafeMutablePointer<UInt64>
    ) {
        for row in 0..<count { out[row] &+= (UInt64(truncatingIfNeeded: values[row]) &+ base) &<< shift }
    }

    @inline(never)
    static func gather<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ base: UInt64,
        _ shift: UInt64,
        _ rows: UnsafePointer<UInt32>,
        _ count: Int,
        _ out: UnsafeMutablePointer<UInt64>
    ) {
        for line in 0..<count {
            out[line] &+= (UInt64(truncatingIfNeeded: values[Int(rows[line])]) &+ base) &<< shift
        }
    }

    @inline(never)
    static func sum<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ from: Int,
        _ until: Int
    ) -> UInt64 {
        var sum: UInt64 = 0
        for row in from..<until { sum &+= UInt64(truncatingIfNeeded: values[row]) }
        return sum
    }

    /// Of the rows of a strip whose bits are set.
    @inline(never)
    static func sum<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: UnsafePointer<Value>,
        _ bits: UnsafePointer<UInt64>,
        _ from: Int,
        _ until: Int
    ) -> UInt64 {
        var sum: UInt64 = 0
        for row in from..<until {
            let isIn = 0 &- (bits[row &>> 6] &>> UInt64(row & 63) & 1)
            sum &+= UInt64(truncatingIfNeeded: values[row]) & isIn
        }
        return sum
    }
}
