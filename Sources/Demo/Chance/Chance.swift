/// SplitMix64: small, quick and the same on every machine, so that the same day makes the same company.
struct Chance: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A stream of its own for the `index`-th of some kind of thing, whatever was drawn for the others.
    init(_ stream: Stream, _ index: Int) {
        state = 0x48_6967_6872_6f63 &+ stream.rawValue &* 0x2545_f491_4f6c_dd1d
        state = next() ^ UInt64(truncatingIfNeeded: index) &* 0x9e37_79b9_7f4a_7c15
        state = next()
    }

    /// What streams are kept apart for.
    enum Stream: UInt64 {
        case client = 1
        case day = 2
        case story = 3
        case scene = 4
        case staff = 5
        case call = 6
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// From 0 up to, not including, 1.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    mutating func happens(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// One of the items, which must not be empty.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[below(items.count)]
    }

    /// One of the items, each as likely as its weight says.
    mutating func pick<Item>(_ items: [(item: Item, weight: Int)]) -> Item {
        var left = below(items.reduce(0) { $0 + $1.weight })
        for (item, weight) in items {
            if left < weight { return item }
            left -= weight
        }
        return items[items.count - 1].item
    }

    /// Around `middle`, seldom less than a third or more than three times of it: how long things take people.
    mutating func about(_ middle: Int) -> Int {
        let bell = (unit() + unit() + unit() + unit() - 2) / 2
        let stretch = bell < 0 ? 1 / (1 - bell * 3) : 1 + bell * 3
        return max(1, Int(Double(middle) * stretch))
    }
}
