extension Transaction {
    /// Inserts many rows in few statements, whose outcome nobody waits for (`send`).
    ///
    /// A statement of its own for each number of rows would be made anew for each; so they go in runs of 64, 32, … 1 rows, and
    /// seven statements serve any number.
    ///
    /// - Parameters:
    ///   - head: as far as `VALUES`.
    ///   - rows: each in its brackets.
    ///   - tail: what follows the rows, as `ON CONFLICT … DO NOTHING`.
    package func send(_ head: SQL, rows: [SQL], _ tail: SQL = "") throws {
        var start = 0
        while start < rows.count {
            let run = RowRun.length(of: rows.count - start)
            try send(head + " " + SQL.join(Array(rows[start..<start + run]), by: ", ") + " " + tail)
            start += run
        }
    }
}

enum RowRun {
    private static let longest = 64

    /// The greatest power of two that is no more than `count` and not too long for a statement.
    static func length(of count: Int) -> Int {
        min(longest, 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount))
    }
}
