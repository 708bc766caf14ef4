import Columnar
import Testing

@Suite struct `A question that has no answer` {
    private let folder = Folder()
    private let cube: Cube

    init() throws {
        let schema = try Schema(
            clock: FactClock(tick: .minute, zone: "UTC"),
            dimensions: [DimensionColumn("client"), DimensionColumn("topic")],
            measures: [MeasureColumn("length")],
            hierarchies: [Hierarchy("all", levels: [.dimension("topic"), .dimension("client")])]
        )
        cube = try Cube(folder.path, schema)
        let numbers = 0..<40_000
        try cube.append(
            FactBatch(
                instants: numbers.map(Int64.init),
                labels: [.numbers(numbers.map { Int64($0 / 2) }), .numbers(numbers.map { Int64($0 % 50) })],
                values: [.integers(numbers.map { Int64($0 % 9) })]
            ),
            reaching: 1
        )
    }

    private func ask(_ rows: [Axis], _ measure: Measure = .count(), _ filters: [Filter] = []) throws -> Answer {
        try cube.answer(Query(rows: rows, measures: [NamedMeasure("m", measure)], filters: filters))
    }

    @Test func `names what there isn't`() {
        #expect(throws: QueryFault.dimensionUnknown("colour")) { try ask([.dimension("colour")]) }
        #expect(throws: QueryFault.measureUnknown("price")) { try ask([], .sum("price")) }
        #expect(throws: QueryFault.dimensionUnknown("colour")) { try ask([], .count(), [.isIn("colour", [])]) }
        #expect(throws: QueryFault.hierarchyUnknown("some")) { try Query.levels(of: "some", depth: 1, in: cube.schema) }
        #expect(throws: QueryFault.axisTwice(.time(.hour))) { try ask([.time(.hour), .time(.hour)]) }
        #expect(throws: QueryFault.orderUnknown) {
            try cube.answer(Query(measures: [NamedMeasure("m", .count())], order: [.measure("n", descending: true)]))
        }
    }

    @Test func `says what is wrong with a range, a share, a period`() {
        #expect(throws: QueryFault.rangeReversed) { try ask([], .count(), [.during(from: 5, until: 4)]) }
        #expect(throws: QueryFault.quantileImpossible(1.5)) { try ask([], .quantile("length", 1.5)) }
        #expect(throws: QueryFault.periodMissing(.month)) { try ask([.time(.day)], .change(.count(), along: .month)) }
        #expect(throws: QueryFault.periodMissing(.hour)) { try ask([.time(.hour)], .change(.count(), along: .hour)) }
        #expect(throws: QueryFault.nestingImpossible) { try ask([], .count(where: .top(1, of: "topic", by: .count()))) }
    }

    @Test func `says when it has more cells than may be reckoned, and which axis to leave`() {
        var query = Query(rows: [.dimension("client"), .dimension("topic")], measures: [NamedMeasure("m", .count())])
        query.limits.cells = 10_000
        #expect(throws: QueryFault.self) { try cube.answer(query) }
        do {
            _ = try cube.answer(query)
        } catch {
            guard case .tooManyCells(let count, 10_000, .dimension("client")) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(count > 10_000)
        }
    }

    @Test func `ends when nobody waits for it any more`() async {
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: QueryFault.cancelled) {
            try cube.answer(
                Query(rows: [.dimension("client")], measures: [NamedMeasure("m", .distinct("topic"))]),
                cancellation
            )
        }
        let task = Task { [cube] in
            try await cube.answer(to: Query(rows: [.dimension("client")], measures: [NamedMeasure("m", .count())]))
        }
        #expect(throws: Never.self) { try ask([.dimension("topic")]) }
        _ = await task.result
    }

    @Test func `isn't one by nought or of labels that no fact has: there it has no figure`() throws {
        let ratio = try ask([], .ratio(.count(), .count(where: .isIn("topic", [.text("none")]))))
        #expect(ratio.figure(line: 0, measure: 0) == .none)
        let nobody = try ask([.dimension("topic")], .count(), [.isIn("client", [.number(-5)])])
        #expect(nobody.lines.isEmpty)
    }

    @Test func `opens a hierarchy level by level`() throws {
        let axes = try Query.levels(of: "all", depth: 1, in: cube.schema)
        #expect(try ask(axes).lines.count == 50)
    }

    @Test func `is one of facts that can't be: none of the batch is taken`() {
        let short = FactBatch(
            instants: [1, 2],
            labels: [.numbers([1]), .numbers([1, 2])],
            values: [.integers([1, 2])]
        )
        #expect(throws: FactFlaw.columnLength("client")) { try cube.append(short, reaching: 2) }
        let great = FactBatch(instants: [1], labels: [.numbers([1]), .numbers([1])], values: [.integers([1 << 60])])
        #expect(throws: FactFlaw.valueImpossible("length")) { try cube.append(great, reaching: 2) }
        let kind = FactBatch(instants: [1], labels: [.numbers([1]), .numbers([1])], values: [.decimals([1])])
        #expect(throws: FactFlaw.kindDiffers("length")) { try cube.append(kind, reaching: 2) }
        let far = FactBatch(instants: [1 << 50], labels: [.numbers([1]), .numbers([1])], values: [.integers([1])])
        #expect(throws: FactFlaw.instantImpossible(1 << 50)) { try cube.append(far, reaching: 2) }
        #expect(cube.count == 40_000)
    }
}
