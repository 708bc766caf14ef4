import Columnar

/// Answers questions fact by fact, as one would by hand.
struct NaiveCube {
    let schema: Schema
    let facts: [PlainFact]
    private let walls: [[TimePart: Int]]

    init(_ schema: Schema, _ facts: [PlainFact]) throws {
        self.schema = schema
        let order = facts.indices.sorted { (facts[$0].instant, $0) < (facts[$1].instant, $1) }
        self.facts = order.map { facts[$0] }
        let wall = try Wall(schema.clock)
        walls = self.facts.map { wall.codes($0.instant) }
    }

    func label(_ fact: Int, _ axis: Axis) -> Label {
        switch axis {
        case .dimension(let name): facts[fact].labels[dimension(name)]
        case .time(let part): .number(Int64(walls[fact][part] ?? 0))
        }
    }

    private func dimension(_ name: String) -> Int { schema.dimensions.firstIndex { $0.name == name } ?? 0 }

    func value(_ fact: Int, _ name: String) -> Double? {
        facts[fact].values[schema.measures.firstIndex { $0.name == name } ?? 0]
    }

    func holds(_ filter: Filter, _ fact: Int, _ others: [Filter]) -> Bool {
        switch filter {
        case .isIn(let name, let labels): labels.contains(label(fact, .dimension(name)))
        case .during(let from, let until): facts[fact].instant >= from && facts[fact].instant < until
        case .timeIs(let part, let codes): codes.contains(walls[fact][part] ?? 0)
        case .value(let name, let range): value(fact, name).map(range.contains) ?? false
        case .has(let name): value(fact, name) != nil
        case .repeats(let names, let within): repeats(fact, names, within)
        case .not(let filter): !holds(filter, fact, others)
        case .all(let filters): filters.allSatisfy { holds($0, fact, others) }
        case .any(let filters): filters.contains { holds($0, fact, others) }
        case .top, .figure: false
        }
    }

    private func repeats(_ fact: Int, _ names: [String], _ within: Int64) -> Bool {
        let own = names.map { label(fact, .dimension($0)) }
        let places = names.map(dimension)
        for earlier in (0..<fact).reversed() {
            guard facts[fact].instant - facts[earlier].instant <= within else { return false }
            if zip(places, own).allSatisfy({ facts[earlier].labels[$0] == $1 }) { return true }
        }
        return false
    }

    /// The labels that a filter by figures leaves.
    func chosen(_ filter: Filter, among facts: [Int]) -> (name: String, labels: Set<Label>)? {
        switch filter {
        case .top(let count, let name, let measure, let least):
            let known = figures(name, measure, facts).sorted {
                ($0.figure * (least ? 1 : -1), $0.label) < ($1.figure * (least ? 1 : -1), $1.label)
            }
            return (name, Set(known.prefix(count).map(\.label)))
        case .figure(let name, let measure, let range):
            return (name, Set(figures(name, measure, facts).filter { range.contains($0.figure) }.map(\.label)))
        default: return nil
        }
    }

    private func figures(_ name: String, _ measure: Measure, _ facts: [Int]) -> [(label: Label, figure: Double)] {
        Dictionary(grouping: facts) { label($0, .dimension(name)) }.compactMap { label, facts in
            figure(measure, facts).map { (label, $0) }
        }
    }

    /// The facts that meet all filters of a question.
    func facts(of query: Query) -> [Int] {
        let plain = query.filters.filter {
            if case .top = $0 { false } else if case .figure = $0 { false } else { true }
        }
        var left = facts.indices.filter { fact in plain.allSatisfy { holds($0, fact, []) } }
        let choices = query.filters.compactMap { chosen($0, among: left) }
        for (name, labels) in choices { left = left.filter { labels.contains(label($0, .dimension(name))) } }
        return left
    }

    /// A measure of some facts that needs no other cells.
    func figure(_ measure: Measure, _ facts: [Int]) -> Double? {
        func those(_ filter: Filter?) -> [Int] {
            filter.map { filter in facts.filter { holds(filter, $0, []) } } ?? facts
        }
        func values(_ name: String, _ filter: Filter?) -> [Double] { those(filter).compactMap { value($0, name) } }
        switch measure {
        case .count(let filter): return Double(those(filter).count)
        case .present(let name, let filter): return Double(values(name, filter).count)
        case .sum(let name, let filter): return values(name, filter).reduce(0, +)
        case .mean(let name, let filter):
            let all = values(name, filter)
            return all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
        case .least(let name, let filter): return values(name, filter).min()
        case .greatest(let name, let filter): return values(name, filter).max()
        case .quantile(let name, let share, let filter):
            let all = values(name, filter).sorted()
            return all.indices.first { Double($0 + 1) >= share * Double(all.count) }.map { all[$0] }
        case .first: return facts.map { Double(self.facts[$0].instant) }.min()
        case .last: return facts.map { Double(self.facts[$0].instant) }.max()
        case .distinct(let name, let filter), .roughlyDistinct(let name, let filter):
            return Double(Set(those(filter).map { label($0, .dimension(name)) }).count)
        case .ratio(let one, let other):
            guard let above = figure(one, facts), let below = figure(other, facts), below != 0 else { return nil }
            return above / below
        default: return nil
        }
    }
}
