/// Turns a question in words into a plan in codes.
struct Compiler {
    let cube: Cube
    let segments: [Segment]
    let query: Query
    let cancellation: Cancellation
    private(set) var tests: [RowTest] = []
    private(set) var aggregates: [Aggregate] = []
    private(set) var repeats: [[[UInt64]]] = []
    private var knownTests: [Filter: Int] = [:]
    private var knownRepeats: [Filter: Int] = [:]

    init(_ cube: Cube, _ segments: [Segment], _ query: Query, _ cancellation: Cancellation) {
        self.cube = cube
        self.segments = segments
        self.query = query
        self.cancellation = cancellation
    }

    var schema: Schema { cube.schema }
    var labels: [Int] { cube.lexicons.map(\.count) }

    func dimension(_ name: String) throws(QueryFault) -> Int {
        guard let known = schema.dimension(name) else { throw .dimensionUnknown(name) }
        return known
    }

    func measure(_ name: String) throws(QueryFault) -> Int {
        guard let known = schema.measure(name) else { throw .measureUnknown(name) }
        return known
    }
}

// Measures.
extension Compiler {
    mutating func formula(_ measure: Measure) throws(QueryFault) -> Formula {
        switch measure {
        case .count(let filter): try aggregate(.rows, filter)
        case .present(let name, let filter): try aggregate(presence(self.measure(name)), filter)
        case .sum(let name, let filter): try aggregate(.sum(self.measure(name)), filter)
        case .mean(let name, let filter): try mean(self.measure(name), filter)
        case .least(let name, let filter): try aggregate(.least(self.measure(name)), filter)
        case .greatest(let name, let filter): try aggregate(.greatest(self.measure(name)), filter)
        case .quantile(let name, let share, let filter): try quantile(self.measure(name), share, filter)
        case .first: try aggregate(.first, nil)
        case .last: try aggregate(.last, nil)
        case .distinct(let name, let filter): try aggregate(.distinct(dimension(name)), filter)
        case .roughlyDistinct(let name, let filter): try aggregate(.roughlyDistinct(dimension(name)), filter)
        case .ratio(let one, let other): try .ratio(formula(one), formula(other))
        case .share(let of): try .share(formula(of))
        case .cumulativeShare(let of): try .cumulative(formula(of))
        case .change(let of, let part): try .change(formula(of), axis: axis(of: part))
        case .moving(let of, let part, let periods):
            try .moving(formula(of), axis: axis(of: part), periods: max(1, periods))
        }
    }

    /// Where no fact lacks a value, all facts have one.
    private func presence(_ measure: Int) -> Aggregate.Kind {
        let isOptional = segments.contains {
            let layout = $0.layout.measures[measure]
            return layout.presence != nil && layout.absence != .sparseZero
        }
        return isOptional ? .present(measure) : .rows
    }

    private mutating func place(_ kind: Aggregate.Kind, _ filter: Filter?) throws(QueryFault) -> Int {
        let test = try filter.map { (filter) throws(QueryFault) in try self.test(filter) }
        let aggregate = Aggregate(kind: kind, test: test)
        if let known = aggregates.firstIndex(of: aggregate) { return known }
        aggregates.append(aggregate)
        return aggregates.count - 1
    }

    private mutating func aggregate(_ kind: Aggregate.Kind, _ filter: Filter?) throws(QueryFault) -> Formula {
        .aggregate(try place(kind, filter))
    }

    private mutating func mean(_ measure: Int, _ filter: Filter?) throws(QueryFault) -> Formula {
        .quotient(try place(.sum(measure), filter), try place(presence(measure), filter))
    }

    private mutating func quantile(_ measure: Int, _ share: Double, _ filter: Filter?) throws(QueryFault) -> Formula {
        guard (0...1).contains(share) else { throw .quantileImpossible(share) }
        return try aggregate(.quantile(measure, share), filter)
    }

    private func axis(of part: TimePart) throws(QueryFault) -> Int {
        let axes = query.rows + query.columns
        guard part.isCalendar, let axis = axes.firstIndex(of: .time(part)) else { throw .periodMissing(part) }
        return axis
    }
}

// Filters.
extension Compiler {
    private mutating func test(_ filter: Filter) throws(QueryFault) -> Int {
        if let known = knownTests[filter] { return known }
        tests.append(try rowTest(filter, among: nil))
        knownTests[filter] = tests.count - 1
        return tests.count - 1
    }

    /// All filters of the question together.
    mutating func filter() throws(QueryFault) -> RowTest {
        let plain = query.filters.filter { !$0.asksForFigures }
        var tests: [RowTest] = []
        for filter in query.filters { tests.append(try rowTest(filter, among: plain)) }
        tests.removeAll { $0 == .always }
        if tests.contains(.never) { return .never }
        return tests.count > 1 ? .all(tests) : tests.first ?? .always
    }

    /// - Parameter others: the filters among whose facts figures are reckoned; nil where there may be none.
    mutating func rowTest(_ filter: Filter, among others: [Filter]?) throws(QueryFault) -> RowTest {
        switch filter {
        case .isIn(let name, let labels): return try labelTest(dimension(name), labels)
        case .during(let from, let until):
            guard from <= until else { throw .rangeReversed }
            return .during(from, until)
        case .timeIs(let part, let codes): return .part(part, codes)
        case .value(let name, let range): return try valueTest(measure(name), range)
        case .has(let name): return try hasTest(measure(name))
        case .repeats(let names, let within): return try repeatTest(filter, names, within)
        case .top(let count, let name, let measure, let least):
            guard let others else { throw .nestingImpossible }
            return try top(count, name, measure, least, among: others)
        case .figure(let name, let measure, let range):
            guard let others else { throw .nestingImpossible }
            return try figures(name, measure, range, among: others)
        case .not(let filter): return .not(try rowTest(filter, among: others))
        case .all(let filters): return .all(try rowTests(filters, among: others))
        case .any(let filters): return .any(try rowTests(filters, among: others))
        }
    }

    private mutating func rowTests(_ filters: [Filter], among others: [Filter]?) throws(QueryFault) -> [RowTest] {
        var tests: [RowTest] = []
        for filter in filters { tests.append(try rowTest(filter, among: others)) }
        return tests
    }

    private func labelTest(_ dimension: Int, _ labels: [Label]) -> RowTest {
        let codes = Set(labels.compactMap { cube.lexicons[dimension].code(of: $0) }.map(Int.init))
        guard let greatest = codes.max() else { return .never }
        guard codes.count > 1 else { return .code(dimension, greatest) }
        var wanted = [Bool](repeating: false, count: greatest + 1)
        for code in codes { wanted[code] = true }
        return .codes(dimension, wanted)
    }

    private func valueTest(_ measure: Int, _ range: ClosedRange<Double>) -> RowTest {
        guard schema.measures[measure].kind == .integer else { return .decimals(measure, range) }
        let limit = Double(ValueColumn.greatest) + 1
        let low = max(-limit, range.lowerBound.rounded(.up))
        let high = min(limit, range.upperBound.rounded(.down))
        return low <= high ? .integers(measure, Int64(low)...Int64(high)) : .never
    }

    private func hasTest(_ measure: Int) -> RowTest {
        if case .rows = presence(measure) { .always } else { .has(measure) }
    }

    private mutating func repeatTest(
        _ filter: Filter,
        _ names: [String],
        _ within: Int64
    ) throws(QueryFault) -> RowTest {
        if let known = knownRepeats[filter] { return .bitmap(known) }
        var dimensions: [Int] = []
        for name in names { dimensions.append(try dimension(name)) }
        guard !dimensions.isEmpty else { throw .dimensionUnknown("") }
        repeats.append(try Repeats(dimensions, within: within, segments, labels: labels).bitmaps())
        knownRepeats[filter] = repeats.count - 1
        return .bitmap(repeats.count - 1)
    }
}

extension Filter {
    /// Whether it asks for labels by their figures.
    var asksForFigures: Bool {
        switch self {
        case .top, .figure: true
        case .not(let filter): filter.asksForFigures
        case .all(let filters), .any(let filters): filters.contains(where: \.asksForFigures)
        default: false
        }
    }
}
