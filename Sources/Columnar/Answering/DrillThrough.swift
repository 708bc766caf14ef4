/// A fact behind a figure.
package struct Fact: Hashable, Sendable {
    /// Where it lies. Good until the cube is compacted; what should last longer is kept as a measure of the fact.
    package struct ID: Hashable, Codable, Sendable {
        package let segment: Int
        package let row: Int
    }

    package let id: ID
    package let instant: Int64
    /// In the order of the schema's dimensions.
    package let labels: [Label]
    /// In the order of the schema's measures.
    package let values: [Figure]
}

/// Some of the facts behind a figure, in order of time.
package struct FactPage: Sendable {
    /// How many there are on all pages.
    package let count: Int
    package let facts: [Fact]
}

// From a figure to the facts that it was told from.
extension Cube {
    /// The facts of a cell or total: those that meet the question's filters and have the labels of its line and column.
    package func facts(
        behind line: Heading,
        _ column: Heading = Heading(labels: []),
        of query: Query,
        page: Range<Int> = 0..<100,
        _ cancellation: Cancellation = Cancellation()
    ) throws(QueryFault) -> FactPage {
        let segments = segments
        var compiler = Compiler(self, segments, query, cancellation)
        let whole = try compiler.filter()
        var own: [RowTest] = [whole]
        for filter in Self.filters(line, query.rows) + Self.filters(column, query.columns) {
            own.append(try compiler.rowTest(filter, among: nil))
        }
        let plan = compiler.plan(.all(own))
        let rows = try DrillThrough(plan, cancellation).rows()
        let shown = page.clamped(to: 0..<rows.count)
        return FactPage(
            count: rows.count,
            facts: rows[shown].map { fact(segments, Int($0 >> 32), Int($0 & 0xFFFF_FFFF)) }
        )
    }

    private static func filters(_ heading: Heading, _ axes: [Axis]) -> [Filter] {
        zip(heading.labels, axes).map { label, axis in
            switch axis {
            case .dimension(let name): return .isIn(name, [label])
            case .time(let part):
                guard case .number(let code) = label else { return .timeIs(part, []) }
                return .timeIs(part, [Int(code)])
            }
        }
    }

    private func fact(_ segments: [Segment], _ segment: Int, _ row: Int) -> Fact {
        let source = segments[segment]
        return Fact(
            id: .init(segment: segment, row: row),
            instant: source.time.instant(row),
            labels: schema.dimensions.indices.map { lexicons[$0].label(source.codes($0).code(row)) },
            values: schema.measures.indices.map { measure in
                guard let value = source.values(measure).value(row) else { return .none }
                return schema.measures[measure].kind == .integer ? .whole(value) : .decimal(Double(raw: value))
            }
        )
    }
}

/// Finds the rows that meet a plan's filter.
struct DrillThrough {
    private let plan: Plan
    private let cancellation: Cancellation

    init(_ plan: Plan, _ cancellation: Cancellation) {
        self.plan = plan
        self.cancellation = cancellation
    }

    /// In order of time: the segment's place, and in the lower half the row.
    func rows() throws(QueryFault) -> [UInt64] {
        var rows: [UInt64] = []
        let scratch = Scratch()
        for (place, segment) in plan.segments.enumerated() {
            let test = BoundTest(plan.filter, segment, plan.repeats.map { $0[place] })
            var next = 0
            for range in test.bounds(segment.rows) {
                let end = (range.upperBound + Strip.rows - 1) / Strip.rows
                for strip in min(end, max(next, range.lowerBound / Strip.rows))..<end {
                    guard !cancellation.isCancelled else { throw .cancelled }
                    let start = strip * Strip.rows
                    let there = StripRows(start: start, count: min(Strip.rows, segment.rows - start))
                    test.evaluate(there, scratch.filter, scratch.flags)
                    let found = Masks.places(scratch.filter, there.words, from: start, scratch.rows)
                    for line in 0..<found { rows.append(UInt64(place) << 32 | UInt64(scratch.rows[line])) }
                    next = strip + 1
                }
            }
        }
        return inTimeOrder(rows)
    }

    /// As they are, unless segments overlap in time.
    private func inTimeOrder(_ rows: [UInt64]) -> [UInt64] {
        let layouts = plan.segments.map(\.layout).filter { $0.rows > 0 }
        let areApart = zip(layouts, layouts.dropFirst()).allSatisfy { $0.lastInstant <= $1.firstInstant }
        guard !areApart else { return rows }
        let instants = rows.map { plan.segments[Int($0 >> 32)].time.instant(Int($0 & 0xFFFF_FFFF)) }
        return rows.ordered(TimeOrder.of(instants))
    }
}

extension Compiler {
    /// A plan without cells.
    fileprivate func plan(_ filter: RowTest) -> Plan {
        Plan(
            axes: [],
            filter: filter,
            tests: [],
            aggregates: [],
            limits: query.limits,
            labels: labels,
            segments: segments,
            schema: schema,
            repeats: repeats
        )
    }
}
