/// Sums that share one 64-bit number a cell, side by side: the totals of the columns prove that none runs over into the next.
struct Lane {
    struct Field {
        /// Nil counts rows.
        let measure: Int?
        let countsPresent: Bool
        let shift: UInt64
        let bits: Int
    }

    var fields: [Field] = []
    var used = 0

    func value(_ word: UInt64, _ field: Int) -> Int64 {
        let field = fields[field]
        guard field.bits < 64 else { return Int64(bitPattern: word) }
        return Int64(bitPattern: word &>> field.shift & ((1 &<< UInt64(field.bits)) &- 1))
    }
}

/// What else is kept of a cell, in one or more words.
struct Store {
    enum Kind: Hashable {
        case decimalSum(Int)
        case least(Int)
        case greatest(Int)
        case first
        case last
        /// A bit a label.
        case labels(Int)
        /// Registers of a HyperLogLog.
        case registers(Int)
        /// How often each value, of 32 bits; the least value is beside.
        case histogram(Int, least: Int64)
        /// Cells with labels, or values, to be sorted.
        case labelPairs(Int)
        case valuePairs(Int)
    }

    let kind: Kind
    let words: Int
    let initial: UInt64
}

/// What is kept of the rows that meet one test.
struct TestGroup {
    let test: Int?
    var lanes: [Lane] = []
    var stores: [Store] = []

    var isAdditive: Bool { stores.isEmpty }
    /// Whether nothing but the number of rows is kept.
    var onlyCounts: Bool {
        stores.isEmpty && lanes.count == 1 && lanes[0].fields.count == 1 && lanes[0].fields[0].measure == nil
    }
}

/// Where an aggregate is kept.
enum Location {
    case field(group: Int, lane: Int, field: Int)
    case store(group: Int, store: Int)
}

/// How all aggregates of a plan are kept.
struct Keeping {
    private(set) var groups: [TestGroup] = [TestGroup(test: nil)]
    private(set) var locations: [Location] = []

    /// - Parameter cells: nil if they are told apart by hashing.
    init(_ plan: Plan, cells: Int?, expectedRows: Int?) throws(QueryFault) {
        let rows = plan.segments.reduce(0) { $0 + $1.rows }
        _ = add(Lane.Field(measure: nil, countsPresent: false, shift: 0, bits: rows.bits), to: 0)
        for aggregate in plan.aggregates {
            let group = group(of: aggregate.test)
            let location: Location =
                switch aggregate.kind {
                case .rows: add(measure: nil, present: false, bits: rows.bits, to: group)
                case .present(let measure): add(measure: measure, present: true, bits: rows.bits, to: group)
                case .sum(let measure): try sum(measure, plan, rows, group)
                default: store(try Store(aggregate.kind, plan, cells: cells, expectedRows: expectedRows), in: group)
                }
            locations.append(location)
        }
    }

    private mutating func group(of test: Int?) -> Int {
        if let known = groups.firstIndex(where: { $0.test == test }) { return known }
        groups.append(TestGroup(test: test))
        return groups.count - 1
    }

    private mutating func sum(
        _ measure: Int,
        _ plan: Plan,
        _ rows: Int,
        _ group: Int
    ) throws(QueryFault) -> Location {
        let layouts = plan.segments.map { $0.layout.measures[measure] }
        guard plan.schema.measures[measure].kind == .integer else {
            return store(Store(kind: .decimalSum(measure), words: 1, initial: 0), in: group)
        }
        let bound = plan.segments.reduce(0.0) { $0 + $1.greatestSum(measure) }
        guard bound < 4e18 else { throw .sumTooGreat(plan.schema.measures[measure].name) }
        guard layouts.allSatisfy({ $0.base == 0 }) else {
            return add(measure: measure, present: false, bits: 64, to: group)
        }
        let total = layouts.reduce(0) { $0 + $1.whole.sum }
        return add(measure: measure, present: false, bits: Int(total).bits, to: group)
    }

    private mutating func add(measure: Int?, present: Bool, bits: Int, to group: Int) -> Location {
        for (lane, known) in groups[group].lanes.enumerated() {
            for (field, like) in known.fields.enumerated()
            where like.measure == measure && like.countsPresent == present {
                return .field(group: group, lane: lane, field: field)
            }
        }
        return add(Lane.Field(measure: measure, countsPresent: present, shift: 0, bits: bits), to: group)
    }

    private mutating func add(_ field: Lane.Field, to group: Int) -> Location {
        let lane = groups[group].lanes.firstIndex { $0.used + field.bits <= 64 } ?? groups[group].lanes.count
        if lane == groups[group].lanes.count { groups[group].lanes.append(Lane()) }
        let shift = UInt64(groups[group].lanes[lane].used)
        groups[group].lanes[lane].fields.append(
            Lane.Field(measure: field.measure, countsPresent: field.countsPresent, shift: shift, bits: field.bits)
        )
        groups[group].lanes[lane].used += field.bits
        return .field(group: group, lane: lane, field: groups[group].lanes[lane].fields.count - 1)
    }

    private mutating func store(_ store: Store, in group: Int) -> Location {
        let known = groups[group].stores.firstIndex { $0.kind == store.kind }
        if known == nil { groups[group].stores.append(store) }
        return .store(group: group, store: known ?? groups[group].stores.count - 1)
    }
}

extension Segment {
    /// What no sum of any of a measure's values is beyond, either way; blocks are so short that the sums of theirs are exact.
    fileprivate func greatestSum(_ measure: Int) -> Double {
        let view = values(measure)
        let widest = Double(max(view.layout.whole.greatest, -view.layout.whole.least))
        guard widest * Double(rows) >= 4e18, view.layout.base == 0, widest < 0x1p50 else {
            return widest * Double(rows)
        }
        return view.zones.reduce(0) { $0 + Double($1.sum) }
    }
}

extension Int {
    /// How many bits it takes.
    fileprivate var bits: Int { Swift.max(1, Int.bitWidth - leadingZeroBitCount) }
}

extension Store {
    /// Words that one store may take for all cells.
    private static let room = 8 << 20

    init(_ kind: Aggregate.Kind, _ plan: Plan, cells: Int?, expectedRows: Int?) throws(QueryFault) {
        switch kind {
        case .least(let measure): self.init(kind: .least(measure), words: 1, initial: UInt64(Int64.max))
        case .greatest(let measure):
            self.init(kind: .greatest(measure), words: 1, initial: UInt64(bitPattern: Int64.min))
        case .first: self.init(kind: .first, words: 1, initial: UInt64(Int64.max))
        case .last: self.init(kind: .last, words: 1, initial: UInt64(bitPattern: Int64.min))
        case .distinct(let dimension): self = .labels(dimension, plan, cells, expectedRows)
        case .roughlyDistinct(let dimension):
            self.init(kind: .registers(dimension), words: HyperLogLog.words, initial: 0)
            guard (cells ?? 0) * words <= plan.limits.memory / 32 else { throw .tooMuchMemory }
        case .quantile(let measure, _): self = .values(measure, plan, cells)
        case .rows, .present, .sum: self.init(kind: .first, words: 1, initial: 0)
        }
    }

    /// Bits if they are not many more than the rows that are expected, or pairs to be sorted.
    private static func labels(_ dimension: Int, _ plan: Plan, _ cells: Int?, _ expected: Int?) -> Store {
        let words = (plan.labels[dimension] + 63) / 64
        let pairs = Store(kind: .labelPairs(dimension), words: 0, initial: 0)
        guard let cells, (cells + 1) * words <= room else { return pairs }
        if let expected, expected * 16 < cells * words { return pairs }
        return Store(kind: .labels(dimension), words: words, initial: 0)
    }

    private static func values(_ measure: Int, _ plan: Plan, _ cells: Int?) -> Store {
        let layouts = plan.segments.map { $0.layout.measures[measure] }
        let least = layouts.map(\.base).min() ?? 0
        let greatest = layouts.map { max(0, $0.whole.greatest) }.max() ?? 0
        let pairs = Store(kind: .valuePairs(measure), words: 0, initial: 0)
        guard plan.schema.measures[measure].kind == .integer, let cells, greatest - least < 1 << 24 else {
            return pairs
        }
        let words = Int(greatest - least) / 2 + 1
        guard (cells + 1) * words <= room else { return pairs }
        return Store(kind: .histogram(measure, least: least), words: words, initial: 0)
    }
}
