import Columnar
import Foundation
import Testing

/// So many facts that both cores read them, and that rows of labels are listed when they are asked for again.
@Suite struct `A cube of many facts` {
    private static let count = 150_000

    private static func facts(_ schema: Schema) -> [PlainFact] {
        var dice = Dice(7)
        return (0..<count).map { number in
            PlainFact(
                instant: 1_640_000_000 + Int64(number) * 300 + Int64(dice.below(250)),
                labels: [
                    .number(Int64(min(dice.below(5_000), dice.below(5_000)))), .number(Int64(dice.below(400))),
                    .number(Int64(dice.below(6))), .number(Int64(dice.below(2))),
                ],
                values: [
                    Double(dice.below(20_000)), dice.isLucky(0.7) ? nil : Double(dice.below(101)),
                    dice.isLucky(0.9) ? 0 : Double(dice.below(5_000_000)), Double(dice.below(4_000)) / 8 - 100,
                ]
            )
        }
    }

    private static let queries: [Query] = {
        let client = Filter.isIn("client", [.number(17)])
        let employees = Filter.isIn("employee", [.number(5), .number(77), .number(399)])
        let some = [
            NamedMeasure("n", .count()), NamedMeasure("s", .sum("length")), NamedMeasure("p", .present("score")),
            NamedMeasure("r", .sum("revenue")), NamedMeasure("d", .sum("weight")), NamedMeasure("m", .mean("score")),
        ]
        let sold = [NamedMeasure("n", .count()), NamedMeasure("k", .count(where: .value("revenue", 1...1e12)))]
        let kinds = [
            NamedMeasure("u", .distinct("client")), NamedMeasure("q", .quantile("length", 0.9)),
            NamedMeasure("g", .greatest("weight")), NamedMeasure("f", .first),
        ]
        return [
            Query(rows: [.time(.month)], measures: some),
            Query(rows: [.time(.month)], measures: [NamedMeasure("g", .greatest("length")), NamedMeasure("l", .last)]),
            Query(rows: [.dimension("employee"), .dimension("channel")], measures: some),
            Query(rows: [.dimension("employee"), .time(.month)], measures: sold),
            Query(rows: [.time(.weekday), .time(.hour)], measures: sold, filters: [.isIn("way", [.number(0)])]),
            Query(rows: [.dimension("channel")], measures: kinds, filters: [.isIn("way", [.number(1)])]),
            Query(rows: [.dimension("channel"), .time(.quarter)], measures: kinds, totals: .all),
            Query(rows: [.dimension("channel")], measures: some + kinds, filters: [client]),
            Query(rows: [.dimension("channel")], measures: sold + kinds, filters: [employees, .has("score")]),
            Query(rows: [.dimension("client")], measures: some, order: [.measure("n", descending: true)], page: 0..<20),
            Query(
                rows: [.dimension("channel")],
                measures: [NamedMeasure("k", .count(where: .repeats(["client", "channel"], within: 40_000)))]
            ),
            Query(rows: [.dimension("client"), .dimension("employee")], measures: [NamedMeasure("n", .count())]),
        ]
    }()

    @Test func `answers as by hand, also when it is asked again and in several segments`() throws {
        let schema = try Schema(
            clock: FactClock(tick: .second, zone: "Europe/Moscow"),
            dimensions: ["client", "employee", "channel", "way"].map { DimensionColumn($0) },
            measures: [
                MeasureColumn("length"), MeasureColumn("score"), MeasureColumn("revenue"),
                MeasureColumn("weight", .decimal),
            ]
        )
        let facts = Self.facts(schema)
        let naive = try NaiveCube(schema, facts)
        let folder = Folder()
        let cube = try Cube(folder.path, schema)
        try cube.load(FactBatch(facts[..<100_000], schema), reaching: 100_000)
        try cube.append(FactBatch(facts[100_000...], schema), reaching: Int64(Self.count))
        try expectTruth(of: cube, naive)
        try cube.compact()
        try expectTruth(of: cube, naive)
    }

    private func expectTruth(of cube: Cube, _ naive: NaiveCube) throws {
        for (number, query) in Self.queries.enumerated() {
            for _ in 0..<2 { _ = try cube.answer(query) }
            let differences = try Comparison(naive, query.whole, cube.answer(query.whole)).differences()
            #expect(differences.isEmpty, "question \(number)")
            guard let page = query.page else { continue }
            #expect(try Array(cube.answer(query).lines) == Array(cube.answer(query.whole).lines[page]))
        }
    }
}

extension Query {
    /// Without pages.
    fileprivate var whole: Query {
        var query = self
        query.page = nil
        return query
    }
}
