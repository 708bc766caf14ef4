/// One row, read from left to right in the order of the columns that were asked for.
package struct Row {
    private let columns: any Columns
    private var next = 0

    package init(_ columns: any Columns) {
        self.columns = columns
    }

    package mutating func read<Value: Storable>(_ type: Value.Type = Value.self) throws -> Value {
        defer { next += 1 }
        return try Value.load(from: columns, at: next)
    }

    /// Leaves a column unread.
    package mutating func skip(_ count: Int = 1) {
        next += count
    }
}

/// What a row of known columns becomes.
///
///     extension Department: Record {
///         static let columns: SQL = "id, parent, name"
///         init(from row: inout Row) throws {
///             id = try row.read()
///             parent = try row.read()
///             name = try row.read()
///         }
///     }
package protocol Record: Sendable {
    static var columns: SQL { get }
    init(from row: inout Row) throws
}
