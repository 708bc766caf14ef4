import Basics

/// What the two engines do differently, under one name each.
extension Transaction {
    /// The next number of a series that people read (case numbers). Gaps are possible, doubles are not.
    package func nextNumber(in series: NumberSeries) throws -> Int64 {
        let number: Int64? =
            switch dialect {
            case .sqlite:
                try value("UPDATE number_series SET last = last + 1 WHERE name = \(series.rawValue) RETURNING last")
            case .postgres:
                try value("SELECT nextval(\(series.rawValue + "_number")::regclass)")
            }
        guard let number else { throw StorageFault.statement("no number series \(series.rawValue)") }
        return number
    }

    /// Makes transactions that name the same thing run one after another, on any number of nodes. Take it before reading what
    /// it protects: the loser of a race is run again on a fresh view.
    package func alone(on name: String) throws {
        try connection.alone(on: name)
    }
}

/// Series of numbers; each has a row in `number_series` (SQLite) and a sequence `<name>_number` (PostgreSQL).
package enum NumberSeries: String, CaseIterable, Sendable {
    case serviceCase = "service_case"
}
