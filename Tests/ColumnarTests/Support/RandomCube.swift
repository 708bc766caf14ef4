import Columnar

/// A cube of chance: dimensions of few and many labels, measures of every kind, facts that come in disorder.
struct RandomCube {
    let schema: Schema
    let facts: [PlainFact]
    /// So many facts come at a time.
    let batches: [Int]

    init(_ dice: inout Dice) throws {
        let zone = dice.pick(["UTC", "Europe/Moscow", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"])
        let tick = dice.pick([FactClock.Tick.minute, .second, .millisecond])
        let sizes = (0..<1 + dice.below(4)).map { _ in dice.pick([1, 2, 3, 7, 40, 300, 1500]) }
        let kinds = (0..<1 + dice.below(4)).map { _ in dice.below(8) }
        schema = try Schema(
            clock: FactClock(tick: tick, zone: zone),
            dimensions: sizes.indices.map { DimensionColumn("d\($0)") },
            measures: kinds.indices.map { MeasureColumn("m\($0)", kinds[$0] >= 6 ? .decimal : .integer) }
        )
        let count = dice.isLucky(0.1) ? dice.pick([2048, 2500, 9000]) : dice.pick([0, 1, 5, 60, 200, 200, 700])
        let span = dice.pick([1, 60, 5_000, 600_000, 40_000_000]) * 60_000 / tick.rawValue
        let start = dice.pick([-300_000_000_000, 0, 1_710_000_000_000]) / tick.rawValue
        let disorder = dice.pick([0, 0, span / 20, span])
        let instants = (0..<count).map { _ in Int64.random(in: 0...span, using: &dice) }.sorted()
        var facts: [PlainFact] = []
        for instant in instants {
            let moved = instant + (disorder > 0 ? Int64.random(in: 0...disorder, using: &dice) : 0)
            facts.append(
                PlainFact(
                    instant: start + moved,
                    labels: sizes.map { Self.label($0, &dice) },
                    values: kinds.map { Self.value($0, &dice) }
                )
            )
        }
        self.facts = facts
        var batches: [Int] = []
        while batches.reduce(0, +) < count { batches.append(1 + dice.below(dice.pick([1, 10, 1000, 10_000]))) }
        self.batches = batches
    }

    private static func label(_ size: Int, _ dice: inout Dice) -> Label {
        let number = min(dice.below(size), dice.below(size))
        if size == 7 { return number == 6 ? .none : .text("label \(number * 7 % 5)\(number)") }
        return size == 3 ? .number(Int64(number) - 1) : .number(Int64(number * (size == 40 ? 1_000_003 : 1)))
    }

    private static func value(_ kind: Int, _ dice: inout Dice) -> Double? {
        switch kind {
        case 0: Double(dice.below(200))
        case 1: Double(dice.below(60_000))
        case 2: Double(dice.below(2_000) - 1_000)
        case 3: dice.isLucky(0.9) ? 0 : Double(dice.below(5_000_000))
        case 4: dice.isLucky(0.7) ? nil : Double(dice.below(101))
        case 5: dice.isLucky(0.2) ? nil : Double(dice.below(300) - 20)
        case 6: Double(dice.below(1_000_000)) / 64 - 500
        default: dice.isLucky(0.6) ? nil : Double(dice.below(10_000)) / 8
        }
    }

    /// Builds it, by chance with seals, compactions and openings on the way.
    func build(in folder: Folder, _ dice: inout Dice) throws -> Cube {
        var cube = try Cube(folder.path, schema)
        var start = 0
        for size in batches where start < facts.count {
            let end = min(facts.count, start + size)
            let batch = FactBatch(facts[start..<end], schema)
            if dice.isLucky(0.2) {
                try cube.load(batch, reaching: Int64(end))
            } else {
                try cube.append(batch, reaching: Int64(end))
            }
            start = end
            if dice.isLucky(0.05) { try cube.seal() }
            if dice.isLucky(0.05) { try cube.compact() }
            if dice.isLucky(0.05) { cube = try Cube(folder.path, schema) }
        }
        return cube
    }
}
