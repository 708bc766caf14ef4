import Basics
import Store

/// Stands between a snapshot and its connection and remembers every statement, for tests that count them or ask for their plans.
///
///     try recorder.watch(snapshot) { watched in _ = try watched.queue(line: .first, visibleTo: member) }
package final class StatementRecorder {
    package private(set) var statements: [SQL] = []

    package init() {}

    package func watch(_ snapshot: Snapshot, _ work: (Snapshot) throws -> Void) throws {
        try work(Snapshot(Tap(snapshot.connection, recorder: self), now: snapshot.now))
    }

    package func watch(_ tx: Transaction, ids: IDSource = IDSource(), _ work: (Transaction) throws -> Void) throws {
        try work(Transaction(Tap(tx.connection, recorder: self), opened: tx.now, ids: ids))
    }

    /// What SQLite means to do for each statement, a line a step.
    package func plans(in snapshot: Snapshot) throws -> [String] {
        try statements.flatMap { statement in
            let explanation = SQL(trusted: "EXPLAIN QUERY PLAN " + statement.text, values: statement.values)
            return try snapshot.all(explanation) { row in
                row.skip(3)
                return try row.read(String.self)
            }
        }
    }

    private final class Tap: Connection {
        private let connection: any Connection
        private let recorder: StatementRecorder

        init(_ connection: any Connection, recorder: StatementRecorder) {
            self.connection = connection
            self.recorder = recorder
        }

        var dialect: Dialect { connection.dialect }

        func run(_ statement: SQL, row: (any Columns) throws -> Void) throws -> Int {
            recorder.statements.append(statement)
            return try connection.run(statement, row: row)
        }

        func send(_ statement: SQL) throws {
            recorder.statements.append(statement)
            try connection.send(statement)
        }

        func stream(_ query: SQL, row: (any Columns) throws -> Void) throws {
            recorder.statements.append(query)
            try connection.stream(query, row: row)
        }

        func alone(on names: Set<String>) throws { try connection.alone(on: names) }

        func isAlone(on name: String) -> Bool { connection.isAlone(on: name) }

        func runScript(_ text: String) throws { try connection.runScript(text) }

        func announce(_ channel: Channel) throws { try connection.announce(channel) }
    }
}
