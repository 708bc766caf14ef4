import CPostgres
import Store

extension Link {
    /// Runs one statement and waits for its rows: one round trip, even when the statement is new here and when `opening`
    /// begins a transaction before it.
    func execute(_ statement: SQL, after opening: String? = nil) throws(Failure) -> Rows {
        let parameters = Parameters(statement.values)
        let known = statements.statement(statement.text, for: parameters.types)
        let prepared = known ?? statements.draft(statement.text, for: parameters.types)

        if let opening { try send(opening) }
        if known == nil { try sendPrepare(prepared.name, SQL.numbered(statement.text), prepared.types) }
        try sendPrepared(prepared.name, parameters)
        try sendSync()

        let results = try receive()
        // In order: the opening, the preparing, the rows.
        if known == nil, results.dropLast().last?.failure == nil { statements.keep(prepared, for: statement.text) }
        for result in results {
            if let failure = result.failure { throw failure }
        }
        guard let rows = results.last else { throw .lost("an empty answer") }
        return rows
    }

    /// Runs a command and waits until it is done.
    /// - Returns: what the server says that it did.
    func perform(_ command: StaticString) throws(Failure) -> String {
        try send(command.description)
        try sendSync()
        guard let rows = try receive().last else { throw .lost("an empty answer") }
        if let failure = rows.failure { throw failure }
        return rows.tag
    }

    /// Has something done without waiting for it.
    func order(_ text: String) {
        try? send(text)
        try? sendSync()
    }

    /// Call it between transactions.
    func forgetStatementsIfTooMany() {
        guard statements.isFull else { return }
        order("DEALLOCATE ALL")
        statements.removeAll()
    }
}
