import Columnar

/// Holds an answer against what comes out by hand; says what differs.
struct Comparison {
    private let naive: NaiveCube
    private let query: Query
    private let answer: Answer
    private var cells: [Key: [Int]] = [:]

    struct Key: Hashable {
        let line: [Label]
        let column: [Label]
    }

    init(_ naive: NaiveCube, _ query: Query, _ answer: Answer) {
        self.naive = naive
        self.query = query
        self.answer = answer
        for fact in naive.facts(of: query) {
            let line = query.rows.map { naive.label(fact, $0) }
            let column = query.columns.map { naive.label(fact, $0) }
            for row in 0...line.count {
                for side in 0...column.count {
                    cells[Key(line: Array(line.prefix(row)), column: Array(column.prefix(side))), default: []].append(
                        fact
                    )
                }
            }
        }
        let all = Key(line: [], column: [])
        if cells[all] == nil { cells[all] = [] }
    }

    private func isShown(_ depth: Int, of full: Int) -> Bool {
        switch query.totals {
        case .none: depth == full
        case .grand: depth == full || depth == 0
        case .all: true
        }
    }

    func differences() -> [String] {
        var found: [String] = []
        let lines = Set(cells.keys.map(\.line).filter { isShown($0.count, of: query.rows.count) })
        let columns = Set(cells.keys.map(\.column).filter { isShown($0.count, of: query.columns.count) })
        let ownLines = answer.lines.map(\.labels)
        if Set(ownLines) != lines || ownLines.count != lines.count {
            found.append("lines \(ownLines.count) of \(lines.count)")
        }
        if Set(answer.columns.map(\.labels)) != columns || answer.columns.count != columns.count {
            found.append("columns")
        }
        if query.order.isEmpty, !isInOrder(ownLines) { found.append("order of lines") }
        if !isSortedByMeasure { found.append("order by measure") }
        for measure in query.measures.indices { found += differences(measure) }
        return found
    }

    /// By labels, totals after their lines.
    private func isInOrder(_ lines: [[Label]]) -> Bool {
        zip(lines, lines.dropFirst()).allSatisfy { one, other in
            for (left, right) in zip(one, other) where left != right { return left < right }
            return one.count > other.count
        }
    }

    private var isSortedByMeasure: Bool {
        guard case .measure(_, let descending)? = query.order.first, query.totals == .none, query.columns.isEmpty else {
            return true
        }
        if case .cumulativeShare = query.measures[0].measure {
            return true
        }
        let keys = answer.lines.indices.map {
            answer.figure(line: $0, measure: 0).number ?? (descending ? -.infinity : .infinity)
        }
        return zip(keys, keys.dropFirst()).allSatisfy {
            descending ? $0 >= $1 - abs($1) * 1e-9 : $0 <= $1 + abs($1) * 1e-9
        }
    }

    private func differences(_ measure: Int) -> [String] {
        var found: [String] = []
        var running: [String: Double] = [:]
        for line in answer.lines.indices {
            for column in answer.columns.indices {
                let key = Key(line: answer.lines[line].labels, column: answer.columns[column].labels)
                let figure = answer.figure(line: line, column: column, measure: measure).number
                var wanted = naiveFigure(measure, key)
                if case .cumulativeShare = query.measures[measure].measure, cells[key] != nil {
                    let place = "\(key.line.count) \(key.column)"
                    running[place, default: 0] += wanted ?? 0
                    wanted = running[place]
                }
                if !isSame(figure, wanted, query.measures[measure].measure) {
                    found.append("\(query.measures[measure].measure) at \(key): \(figure as Any), not \(wanted as Any)")
                }
            }
        }
        return Array(found.prefix(3))
    }

    private func isSame(_ figure: Double?, _ wanted: Double?, _ measure: Measure) -> Bool {
        guard let figure, let wanted else { return figure == nil && wanted == nil }
        if case .roughlyDistinct = measure { return abs(figure - wanted) <= max(2, 0.1 * wanted) }
        let slack = 1e-9
        return abs(figure - wanted) <= slack * max(1, abs(wanted), abs(figure))
    }

    private func naiveFigure(_ measure: Int, _ key: Key) -> Double? {
        self.figure(query.measures[measure].measure, key)
    }

    private func figure(_ measure: Measure, _ key: Key) -> Double? {
        guard let facts = cells[key] else { return nil }
        switch measure {
        case .share(let of), .cumulativeShare(let of):
            let total = figure(of, Key(line: [], column: key.column))
            guard let part = figure(of, key), let total, total != 0 else { return nil }
            return part / total
        case .change(let of, let part):
            guard let before = moved(key, part, by: 1), let now = figure(of, key), let then = figure(of, before) else {
                return nil
            }
            return now - then
        case .moving(let of, let part, let periods):
            let window = (0..<periods).compactMap { moved(key, part, by: $0).flatMap { figure(of, $0) } }
            return window.isEmpty ? nil : window.reduce(0, +) / Double(window.count)
        default: return naive.figure(measure, facts)
        }
    }

    /// The same cell some periods before; nil if it is a total over them.
    private func moved(_ key: Key, _ part: TimePart, by periods: Int) -> Key? {
        func side(_ labels: [Label], _ axes: [Axis]) -> (labels: [Label], isMoved: Bool) {
            guard let at = axes.firstIndex(of: .time(part)), at < labels.count, case .number(let code) = labels[at]
            else {
                return (labels, false)
            }
            var moved = labels
            moved[at] = .number(code - Int64(periods))
            return (moved, true)
        }
        let (line, column) = (side(key.line, query.rows), side(key.column, query.columns))
        return line.isMoved || column.isMoved ? Key(line: line.labels, column: column.labels) : nil
    }

    func facts(_ key: Key) -> [Int] { cells[key] ?? [] }
}
