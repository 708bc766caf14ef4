/// The cells that have facts, and what is known of each.
struct Groups {
    /// For each axis the code in each cell.
    var codes: [[Int32]]
    var count: Int
    /// How many facts.
    var rows: [Int64]
    var columns: [AggregateColumn]
}

/// An aggregate of all cells.
struct AggregateColumn {
    /// Whether its numbers are the bits of decimals.
    var isDecimal = false
    var numbers: [Int64] = []

    /// In the place of a number where there is none.
    static let none = Int64.min
}
