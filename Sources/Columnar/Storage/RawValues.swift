/// A measure's values on their way into or out of a segment: whole numbers, or the bits of decimals.
struct RawValues {
    var kind: MeasureColumn.Kind
    /// Nothing where there is none.
    var numbers: [Int64]
    /// A bit for each row that has a value; nil when all have.
    var presence: [UInt64]?

    var count: Int { numbers.count }

    func isPresent(_ row: Int) -> Bool {
        presence.map { $0[row >> 6] >> UInt64(row & 63) & 1 == 1 } ?? true
    }

    func ordered(_ order: [UInt32]?) -> RawValues {
        guard let order else { return self }
        var bits: [UInt64]?
        if presence != nil {
            var fresh = Bits.empty(count)
            for (place, row) in order.enumerated() where isPresent(Int(row)) { Bits.set(&fresh, place) }
            bits = fresh
        }
        return RawValues(kind: kind, numbers: numbers.ordered(order), presence: bits)
    }

    static func + (left: RawValues, right: RawValues) -> RawValues {
        guard left.count > 0 else { return right }
        var sum = left
        sum.numbers += right.numbers
        guard left.presence != nil || right.presence != nil else { return sum }
        var bits = Bits.empty(sum.count)
        for row in 0..<left.count where left.isPresent(row) { Bits.set(&bits, row) }
        for row in 0..<right.count where right.isPresent(row) { Bits.set(&bits, left.count + row) }
        sum.presence = bits
        return sum
    }
}

/// Bits in words, the lowest first.
enum Bits {
    static func empty(_ count: Int) -> [UInt64] { [UInt64](repeating: 0, count: (count + 63) / 64) }

    @inline(__always)
    static func set(_ words: inout [UInt64], _ at: Int) { words[at >> 6] |= 1 << UInt64(at & 63) }
}

extension RawValues {
    init(_ column: ValueColumn) {
        switch column {
        case .integers(let all): self.init(kind: .integer, numbers: all)
        case .decimals(let all): self.init(kind: .decimal, numbers: all.map(\.raw))
        case .integersBut(let none, let all):
            self.init(kind: .integer, count: all.count) { all[$0] == none ? nil : all[$0] }
        case .optionalIntegers(let all): self.init(kind: .integer, count: all.count) { all[$0] }
        case .optionalDecimals(let all): self.init(kind: .decimal, count: all.count) { all[$0]?.raw }
        }
    }

    private init(kind: MeasureColumn.Kind, count: Int, _ value: (Int) -> Int64?) {
        var bits = Bits.empty(count)
        var numbers = [Int64](repeating: 0, count: count)
        var some = 0
        for row in 0..<count {
            guard let value = value(row) else { continue }
            numbers[row] = value
            Bits.set(&bits, row)
            some += 1
        }
        self.init(kind: kind, numbers: numbers, presence: some == count ? nil : bits)
    }

    private init(kind: MeasureColumn.Kind, numbers: [Int64]) {
        self.init(kind: kind, numbers: numbers, presence: nil)
    }
}

extension Double {
    /// Its bits as a whole number.
    var raw: Int64 { Int64(bitPattern: bitPattern) }

    init(raw: Int64) { self.init(bitPattern: UInt64(bitPattern: raw)) }
}
