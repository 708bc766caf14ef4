import CPostgres
import Store

/// One connection to the server, in pipeline mode: what need not be waited for travels along with what must be.
/// Every call blocks, so it is used on a thread of its own.
///
/// Statements are sent in rounds. A round ends with a sync; when one statement of it fails, the server skips the rest.
final class Link {
    /// What one result of a round answers to.
    private enum Sent {
        case command
        case preparation(of: String)
    }

    let handle: OpaquePointer
    /// Which generation of links it belongs to (`Entrance`).
    let age: Int
    private var statements = StatementCache()
    /// What was sent since the last sync.
    private var round: [Sent] = []
    /// Ended rounds whose results nobody has waited for, and nobody will.
    private var owed = 0

    init(to url: String, age: Int = 0) throws(Failure) {
        guard let handle = Self.connect(to: url) else { throw .lost("no memory for a connection") }
        self.handle = handle
        self.age = age
        guard PQstatus(handle) == CONNECTION_OK else { throw complaint }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try runScript(Self.setUp)
    }

    deinit {
        PQfinish(handle)
    }

    var isOpen: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Whether the server is still there, as far as this side has heard. It costs two glances at the socket: the first may
    /// still find the server's farewell.
    var isAlive: Bool { PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1 && isOpen }

    /// How many results the round is waiting for.
    var pending: Int { round.count }

    // MARK: - Sending

    /// Sends a statement without values.
    func send(_ command: String) throws(Failure) {
        try sent(PQsendQueryParams(handle, command, 0, nil, nil, nil, nil, 0))
        round.append(.command)
    }

    /// Sends a statement, and before it, where it is new here, its preparation.
    func send(_ statement: SQL) throws(Failure) {
        let parameters = Parameters(statement.values)
        let prepared: StatementCache.Prepared
        if let known = statements.statement(statement.text, for: parameters.types) {
            prepared = known
        } else {
            prepared = statements.add(statement.text, for: parameters.types)
            let text = SQL.numbered(statement.text)
            try sent(PQsendPrepare(handle, prepared.name, text, CInt(prepared.types.count), prepared.types))
            round.append(.preparation(of: statement.text))
        }
        try sent(
            parameters.withArrays { count, values, lengths, formats in
                PQsendQueryPrepared(handle, prepared.name, count, values, lengths, formats, 0)
            }
        )
        round.append(.command)
    }

    private func sent(_ code: CInt) throws(Failure) {
        guard code == 1 else { throw complaint }
    }

    // MARK: - Rounds

    /// Ends the round and waits for it.
    /// - Returns: what came of its last statement.
    /// - Throws: what the first of its statements failed of.
    func settle() throws(Failure) -> Rows {
        let round = round
        try endRound()
        while owed > 1 { _ = try receiveRound() }
        let results = try receiveRound()

        for case (.preparation(let text), let result) in zip(round, results) where result.failure != nil {
            statements.forget(text)
        }
        for result in results {
            if let failure = result.failure { throw failure }
        }
        guard let last = results.last else { throw .lost("an empty answer") }
        return last
    }

    /// Ends the round without ever waiting for it.
    func abandonRound() throws(Failure) {
        for case .preparation(let text) in round { statements.forget(text) }
        try endRound()
    }

    private func endRound() throws(Failure) {
        round = []
        try sent(PQpipelineSync(handle))
        owed += 1
    }

    private func receiveRound() throws(Failure) -> [Rows] {
        var results: [Rows] = []
        while true {
            guard let result = PQgetResult(handle) else {
                // The end of one statement's results, or of the connection.
                guard isOpen else { throw complaint }
                continue
            }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC {
                PQclear(result)
                owed -= 1
                return results
            }
            results.append(Rows(result))
        }
    }

    // MARK: - Between transactions

    /// Runs several statements in one text, for which the pipeline has no room.
    func runScript(_ text: String) throws(Failure) {
        if pending > 0 { _ = try settle() }
        while owed > 0 { _ = try receiveRound() }
        PQexitPipelineMode(handle)
        defer { PQenterPipelineMode(handle) }
        guard let result = PQexec(handle, text) else { throw complaint }
        if let failure = Rows(result).failure { throw failure }
    }

    func forgetStatementsIfTooMany() {
        guard statements.isFull else { return }
        order("DEALLOCATE ALL")
        statements.removeAll()
    }

    /// What libpq says of the connection.
    var complaint: Failure {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return .lost(String(text.split(separator: "\n").first ?? "the connection was lost"))
    }
}
