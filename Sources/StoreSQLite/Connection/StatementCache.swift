import GRDBSQLite
import Store

/// Compiled statements by their text, so that each text is compiled once for each connection.
final class StatementCache {
    private let handle: OpaquePointer
    private var known: [String: PreparedStatement] = [:]
    /// Lists (`IN (?, ?, …)`) make a text for each length, so there can be many; past this, all are made anew.
    private static let limit = 512

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    /// A statement that nobody is running. Where the known one is at work (a query inside the rows of the same query),
    /// another is compiled for this once.
    func statement(_ text: String) throws(StorageFault) -> PreparedStatement {
        if let statement = known[text] {
            return statement.isRunning ? try PreparedStatement(text, on: handle) : statement
        }
        let statement = try PreparedStatement(text, on: handle)
        if known.count >= Self.limit { known = [:] }
        known[text] = statement
        return statement
    }

    func removeAll() {
        known = [:]
    }
}
