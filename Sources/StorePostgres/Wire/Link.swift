import CPostgres
import Foundation
import Store

/// One connection to the server, in pipeline mode: what need not be waited for is sent along with what must be.
/// Every call blocks, so it is used on a thread of its own.
final class Link {
    let handle: OpaquePointer
    /// Which generation of links it belongs to (`Entrance`).
    let age: Int
    var statements = StatementCache()
    /// Rounds that were sent and whose end nobody has waited for yet.
    private var owed = 0

    init(to url: String, age: Int = 0) throws(Failure) {
        guard let handle = Self.connect(to: url) else { throw .lost("no memory for a connection") }
        self.handle = handle
        self.age = age
        guard PQstatus(handle) == CONNECTION_OK else {
            throw .lost(Self.complaint(of: handle))
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try runScript(Self.setUp)
    }

    deinit {
        PQfinish(handle)
    }

    var isOpen: Bool { PQstatus(handle) == CONNECTION_OK }

    // MARK: - Sending

    /// Sends a statement without values.
    func send(_ text: String) throws(Failure) {
        try sent(PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0))
    }

    func sendPrepare(_ name: String, _ text: String, _ types: [Oid]) throws(Failure) {
        try sent(PQsendPrepare(handle, name, text, CInt(types.count), types))
    }

    func sendPrepared(_ name: String, _ parameters: borrowing Parameters) throws(Failure) {
        try sent(
            parameters.withArrays { count, values, lengths, formats in
                PQsendQueryPrepared(handle, name, count, values, lengths, formats, 0)
            }
        )
    }

    /// Ends a round: what is sent after it runs even if something before it failed.
    func sendSync() throws(Failure) {
        try sent(PQpipelineSync(handle))
        owed += 1
    }

    private func sent(_ code: CInt) throws(Failure) {
        guard code == 1 else { throw .lost(Self.complaint(of: handle)) }
    }

    // MARK: - Receiving

    /// Waits for the last round that was sent and returns its results, one for each statement, in order.
    /// What earlier rounds had to say is dropped: nobody waited for it.
    func receive() throws(Failure) -> [Rows] {
        while owed > 1 { _ = try receiveRound() }
        return try receiveRound()
    }

    private func receiveRound() throws(Failure) -> [Rows] {
        var round: [Rows] = []
        while true {
            guard let result = PQgetResult(handle) else {
                // The end of one statement's results, or of the connection.
                guard isOpen else { throw .lost(Self.complaint(of: handle)) }
                continue
            }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC {
                PQclear(result)
                owed -= 1
                return round
            }
            round.append(Rows(result))
        }
    }

    /// Runs several statements in one text, for which the pipeline has no room.
    func runScript(_ text: String) throws(Failure) {
        while owed > 0 { _ = try receiveRound() }
        PQexitPipelineMode(handle)
        defer { PQenterPipelineMode(handle) }
        guard let result = PQexec(handle, text) else { throw .lost(Self.complaint(of: handle)) }
        if let failure = Rows(result).failure { throw failure }
    }
}

// MARK: - Connecting

extension Link {
    /// What every session wants: no just-in-time compiler for statements of microseconds, no endless waits for locks, and a
    /// commit that is on disk when it is answered, whatever the server is used to.
    private static let setUp = """
        SET jit = off;
        SET lock_timeout = '10s';
        SET bytea_output = 'hex';
        SET client_min_messages = 'error';
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local');
        """

    private static func connect(to url: String) -> OpaquePointer? {
        let options = [
            ("application_name", "highrock"), ("client_encoding", "UTF8"), ("connect_timeout", "5"),
            ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"), ("dbname", url),
        ]
        var names = options.map { UnsafePointer(strdup($0.0)) }
        var values = options.map { UnsafePointer(strdup($0.1)) }
        names.append(nil)
        values.append(nil)
        defer { for text in names + values { free(UnsafeMutablePointer(mutating: text)) } }
        return PQconnectdbParams(names, values, 1)
    }

    static func complaint(of handle: OpaquePointer) -> String {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return String(text.split(separator: "\n").first ?? "the connection was lost")
    }
}
