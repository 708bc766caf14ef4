import Store

/// One transaction on a link. It begins with its first statement, in the same round trip, and a work that asks for nothing
/// costs nothing.
final class PostgresConnection: Connection {
    enum Kind: String {
        case read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case write = "BEGIN ISOLATION LEVEL REPEATABLE READ"
    }

    let dialect = Dialect.postgres

    let link: Link
    let kind: Kind
    private(set) var hasBegun = false
    /// Whether the server has answered since it began.
    private var isHeard = false
    /// How many cursors are open, one inside the other.
    private var depth = 0
    /// The turnstiles that this transaction passed, or has to pass when it is run again.
    var turnstiles: Set<String> = []
    /// What went wrong first.
    private(set) var failure: Failure?
    private(set) var announced: Set<Channel> = []

    init(_ link: Link, _ kind: Kind) {
        self.link = link
        self.kind = kind
    }

    @discardableResult
    func run(_ statement: SQL, row: (any Columns) throws -> Void) throws -> Int {
        let rows = try noting { () throws(Failure) in try link.execute(statement, after: begin()) }
        isHeard = true
        try rows.each(row)
        return rows.changed
    }

    func send(_ statement: SQL) throws {
        try noting { () throws(Failure) in try link.post(statement, after: begin()) }
    }

    /// What begins the transaction, the first time.
    private func begin() -> String? {
        defer { hasBegun = true }
        return hasBegun ? nil : kind.rawValue
    }

    /// Through a cursor, so that neither side holds all rows, and other statements can run in between.
    func stream(_ query: SQL, row: (any Columns) throws -> Void) throws {
        depth += 1
        defer { depth -= 1 }
        let cursor = "c\(depth)"
        try send(SQL(trusted: "DECLARE \(cursor) NO SCROLL CURSOR FOR ") + query)
        var count = Self.fetched
        while count == Self.fetched {
            let rows = try noting { () throws(Failure) in
                try link.execute(SQL(trusted: "FETCH FORWARD \(Self.fetched) FROM \(cursor)"))
            }
            try rows.each(row)
            count = rows.count
        }
        try send(SQL(trusted: "CLOSE \(cursor)"))
    }

    private static let fetched = 500

    func runScript(_ text: String) throws {
        try noting { () throws(Failure) in
            try link.runScript([begin(), text].compactMap(\.self).joined(separator: ";\n"))
        }
    }

    /// Waits for what nobody has waited for yet. A connection that was dead all along is noticed here, where nothing can have
    /// been kept, and not at the commit, where that would be uncertain.
    func hearOut() throws(StorageFault) {
        guard !isHeard, link.pending > 0 else { return }
        _ = try noting { () throws(Failure) in try link.settle() }
        isHeard = true
    }

    func announce(_ channel: Channel) {
        announced.insert(channel)
    }

    /// Remembers what the server refused, but not what the reader of a row threw.
    func noting<Value>(_ step: () throws(Failure) -> Value) throws(StorageFault) -> Value {
        if let failure { throw failure.fault }
        do {
            return try step()
        } catch {
            failure = error
            throw error.fault
        }
    }
}
