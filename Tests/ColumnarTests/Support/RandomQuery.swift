import Columnar

/// A question of chance to a cube.
struct RandomQuery {
    fileprivate let cube: RandomCube
    fileprivate var dice: Dice

    static func make(_ cube: RandomCube, _ dice: inout Dice) -> Query {
        var maker = RandomQuery(cube: cube, dice: Dice(dice.next()))
        return maker.query()
    }

    private var dimensions: [String] { cube.schema.dimensions.map(\.name) }
    private var measures: [String] { cube.schema.measures.map(\.name) }

    private mutating func query() -> Query {
        let axes = dice.some(dimensions.map { Axis.dimension($0) } + TimePart.allCases.map { .time($0) }, 4)
        let rows = Array(axes.prefix(dice.pick([0, 1, 1, 2, 2, 3])))
        let columns = dice.isLucky(0.3) ? Array(axes.suffix(1)) : []
        var query = Query(rows: rows, columns: columns, measures: [])
        query.measures = (0..<1 + dice.below(4)).map { NamedMeasure("f\($0)", measure(rows + columns)) }
        query.filters = (0..<dice.pick([0, 0, 1, 1, 2])).map { _ in filter(depth: 2) }
        if dice.isLucky(0.15) { query.filters.append(figureFilter()) }
        query.totals = dice.pick([.none, .none, .grand, .all])
        if dice.isLucky(0.3) { query.order.append(.measure("f0", descending: dice.isLucky(0.5))) }
        if dice.isLucky(0.2), !rows.isEmpty { query.order.append(.label(dice.below(rows.count), descending: true)) }
        return query
    }

    private mutating func measure(_ axes: [Axis]) -> Measure {
        let calendars = axes.compactMap { axis -> TimePart? in
            guard case .time(let part) = axis, ![.hour, .halfHour, .weekday].contains(part) else { return nil }
            return part
        }
        switch dice.below(10) {
        case 0: return .share(plain())
        case 1: return .cumulativeShare(.count())
        case 2: return .ratio(plain(), plain())
        case 3 where !calendars.isEmpty: return .change(plain(), along: dice.pick(calendars))
        case 4 where !calendars.isEmpty:
            return .moving(plain(), along: dice.pick(calendars), periods: 1 + dice.below(4))
        case 5: return .roughlyDistinct(dice.pick(dimensions), where: dice.isLucky(0.3) ? filter(depth: 1) : nil)
        default: return plain()
        }
    }

    private mutating func plain() -> Measure {
        let (dimension, measure) = (dice.pick(dimensions), dice.pick(measures))
        let test = dice.isLucky(0.25) ? filter(depth: 1) : nil
        return switch dice.below(12) {
        case 0, 1: .count(where: test)
        case 2: .present(measure, where: test)
        case 3, 4: .sum(measure, where: test)
        case 5: .mean(measure, where: test)
        case 6: .least(measure, where: test)
        case 7: .greatest(measure, where: test)
        case 8: .quantile(measure, dice.pick([0, 0.25, 0.5, 0.9, 1]), where: test)
        case 9: dice.isLucky(0.5) ? .first : .last
        default: .distinct(dimension, where: test)
        }
    }

    private mutating func figureFilter() -> Filter {
        let (dimension, measure) = (dice.pick(dimensions), dice.pick(measures))
        return dice.isLucky(0.5)
            ? .top(
                1 + dice.below(5),
                of: dimension,
                by: dice.pick([.count(), .sum(measure)]),
                least: dice.isLucky(0.3)
            )
            : .figure(dimension, dice.pick([.count(), .greatest(measure)]), 2...Double(5 + dice.below(1_000)))
    }

    private mutating func filter(depth: Int) -> Filter {
        let (dimension, measure) = (dice.pick(dimensions), dice.pick(measures))
        let fact = cube.facts.isEmpty ? nil : dice.pick(cube.facts)
        switch dice.below(depth > 0 ? 11 : 7) {
        case 0, 1:
            let place = cube.schema.dimensions.firstIndex { $0.name == dimension } ?? 0
            let known = (0..<1 + dice.below(4)).compactMap { _ in
                cube.facts.isEmpty ? nil : dice.pick(cube.facts).labels[place]
            }
            return .isIn(dimension, dice.isLucky(0.2) ? known + [.text("nobody")] : known)
        case 2:
            let (one, other) = (fact?.instant ?? 0, cube.facts.isEmpty ? 0 : dice.pick(cube.facts).instant)
            return .during(from: min(one, other), until: max(one, other))
        case 3: return .timeIs(.weekday, dice.some(Array(0..<7), 1 + dice.below(4)))
        case 4:
            let low = Double(dice.below(2_000) - 500)
            return .value(measure, low...low + Double(dice.below(60_000)))
        case 5: return dice.isLucky(0.5) ? .has(measure) : .value(measure, 1...1e15)
        case 6:
            return .repeats(
                dice.some(dimensions, 1 + dice.below(2)),
                within: Int64(dice.pick([0, 100, 100_000, 100_000_000]))
            )
        case 7: return .not(filter(depth: depth - 1))
        case 8: return .all([filter(depth: depth - 1), filter(depth: depth - 1)])
        default: return .any([filter(depth: depth - 1), filter(depth: depth - 1)])
        }
    }
}
