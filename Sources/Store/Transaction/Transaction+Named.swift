import Basics

/// What the two engines do differently, under one name each.
extension Transaction {
    /// The next number of a series that people read (case numbers). Gaps are possible, doubles are not.
    package func nextNumber(in series: NumberSeries) throws -> Int64 {
        try nextNumbers(1, in: series)[0]
    }

    /// The next numbers of a series, ascending.
    package func nextNumbers(_ count: Int, in series: NumberSeries) throws -> [Int64] {
        let numbers: [Int64]
        switch dialect {
        case .sqlite:
            let last: Int64? = try value(
                "UPDATE number_series SET last = last + \(count) WHERE name = \(series.rawValue) RETURNING last"
            )
            numbers = last.map { last in (0..<Int64(count)).map { last - Int64(count) + 1 + $0 } } ?? []
        case .postgres:
            numbers = try values(
                "SELECT nextval(\(series.rawValue + "_number")::regclass) FROM generate_series(1, \(count))"
            ).sorted()
        }
        guard numbers.count == count else { throw StorageFault.statement("no number series \(series.rawValue)") }
        return numbers
    }

    /// Makes transactions that name the same thing run one after another, on any number of nodes. Take it before reading what
    /// it protects: the loser of a race is run again on a fresh view.
    package func alone(on name: String) throws {
        try connection.alone(on: [name])
    }

    /// The same for several things, which is better asked for at once: on PostgreSQL asking after a read runs all again.
    package func alone(on names: Set<String>) throws {
        try connection.alone(on: names)
    }

    /// Whether no other transaction that names this thing can run now. On SQLite that is always so.
    package func isAlone(on name: String) -> Bool { connection.isAlone(on: name) }
}

/// Series of numbers; each has a row in `number_series` (SQLite) and a sequence `<name>_number` (PostgreSQL).
package enum NumberSeries: String, CaseIterable, Sendable {
    case serviceCase = "service_case"
    case task
}
