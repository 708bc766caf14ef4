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
        let rows = try noting { () throws(Failure) in
            defer { hasBegun = true }
            return try link.execute(statement, after: hasBegun ? nil : kind.rawValue)
        }
        try rows.each(row)
        return rows.changed
    }

    /// Through a cursor, so that neither side holds all rows, and other statements can run in between.
    func stream(_ query: SQL, row: (any Columns) throws -> Void) throws {
        depth += 1
        defer { depth -= 1 }
        let cursor = "c\(depth)"
        try run(SQL(trusted: "DECLARE \(cursor) NO SCROLL CURSOR FOR ") + query) { _ in }
        defer { if failure == nil { link.order("CLOSE \(cursor)") } }
        let fetch = SQL(trusted: "FETCH FORWARD \(Self.fetched) FROM \(cursor)")
        var count = Self.fetched
        while count == Self.fetched {
            let rows = try noting { () throws(Failure) in try link.execute(fetch) }
            try rows.each(row)
            count = rows.count
        }
    }

    private static let fetched = 500

    func runScript(_ text: String) throws {
        try noting { () throws(Failure) in
            try link.runScript((hasBegun ? "" : kind.rawValue + ";\n") + text)
            hasBegun = true
        }
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
