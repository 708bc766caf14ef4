import GRDBSQLite
import Store

/// One SQLite connection, spoken to without anything between.
final class SQLiteConnection: Connection {
    let dialect = Dialect.sqlite

    private let handle: OpaquePointer
    private let statements: StatementCache
    /// What went wrong in the transaction that runs.
    private(set) var failure: StorageFault?
    /// What this transaction announces, in order.
    private(set) var announced: [Channel] = []

    init(_ handle: OpaquePointer) {
        self.handle = handle
        statements = StatementCache(handle)
    }

    /// False after SQLite gave up a transaction by itself, as it does when the disk is full.
    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    @discardableResult
    func run(_ statement: SQL, row: (any Columns) throws -> Void) throws -> Int {
        if let failure { throw failure }
        let prepared = try noting { () throws(StorageFault) in try statements.statement(statement.text) }
        defer { prepared.reset() }
        try noting { () throws(StorageFault) in try prepared.bind(statement.values) }
        while try noting({ () throws(StorageFault) in try prepared.step() }) { try row(prepared) }
        return prepared.isReadOnly ? 0 : Int(sqlite3_changes(handle))
    }

    func send(_ statement: SQL) throws {
        try run(statement) { _ in }
    }

    func stream(_ query: SQL, row: (any Columns) throws -> Void) throws {
        try run(query, row: row)
    }

    func runScript(_ text: String) throws {
        if let failure { throw failure }
        try noting { () throws(StorageFault) in
            guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw StorageFault(of: handle) }
        }
    }

    /// There is one writer: it is alone as it is.
    func alone(on names: Set<String>) {}
    func isAlone(on name: String) -> Bool { true }

    func announce(_ channel: Channel) {
        announced.append(channel)
    }

    func forgetStatements() {
        statements.removeAll()
    }

    /// Remembers what SQLite refused, but not what the reader of a row threw.
    private func noting<Value>(_ step: () throws(StorageFault) -> Value) throws(StorageFault) -> Value {
        do {
            return try step()
        } catch {
            failure = error
            throw error
        }
    }
}

// MARK: - Transactions

extension SQLiteConnection {
    func reading<Value>(_ work: (any Connection) throws -> Value) throws -> Value {
        try begin("BEGIN DEFERRED")
        defer { rollBack() }
        let value = try work(self)
        if let failure { throw failure }
        return value
    }

    func begin(_ statement: SQL = "BEGIN IMMEDIATE") throws {
        failure = nil
        announced = []
        try run(statement) { _ in }
    }

    func commit() throws {
        try run("COMMIT") { _ in }
    }

    /// Also good when nothing is left to roll back.
    func rollBack() {
        failure = nil
        if isInTransaction { _ = try? run("ROLLBACK") { _ in } }
    }

    /// Runs `work` as the first in a transaction: its failure undoes all that there is, and the transaction begins anew.
    func first<Value>(_ work: (any Connection) throws -> Value) throws -> Value {
        do {
            let value = try work(self)
            if let failure { throw failure }
            return value
        } catch {
            if isInTransaction {
                rollBack()
                try begin()
            }
            throw error
        }
    }

    /// Runs `work` so that its failure undoes `work` alone. When the whole transaction is lost, `isInTransaction` tells.
    func nested<Value>(_ work: (any Connection) throws -> Value) throws -> Value {
        try run("SAVEPOINT one_of_many") { _ in }
        let announcedBefore = announced.count
        do {
            let value = try work(self)
            if let failure { throw failure }
            try run("RELEASE one_of_many") { _ in }
            return value
        } catch {
            failure = nil
            announced.removeSubrange(announcedBefore...)
            if isInTransaction {
                try run("ROLLBACK TO one_of_many") { _ in }
                try run("RELEASE one_of_many") { _ in }
            }
            throw error
        }
    }
}
