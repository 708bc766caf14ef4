import Basics
import Store

extension CallMatter: Record {
    package static let columns: SQL = "call_matter.id, call_matter.name, call_matter.closed"

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        closed = try row.read()
    }
}

extension Snapshot {
    /// In the order in which they are offered.
    package func callMatters(includingClosed: Bool = false) throws -> [CallMatter] {
        let which: SQL = includingClosed ? "" : "WHERE closed IS NULL"
        return try all("SELECT \(CallMatter.columns) FROM call_matter \(which) ORDER BY id")
    }
}

extension Transaction {
    func save(_ matter: CallMatter) throws {
        try run(
            """
            INSERT INTO call_matter (id, name, closed) VALUES (\(matter.id), \(matter.name), \(matter.closed))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, closed = excluded.closed
            """
        )
    }
}
