import Basics
import Crypto
import Store

/// Brings a database from the schema that it has to the one that this program knows; forward only.
package struct Migrator: Sendable {
    private let database: Database
    private let steps: [Migration]

    private static let turnstile = "schema"

    package init(_ database: Database, steps: [Migration] = Migration.all) {
        self.database = database
        self.steps = steps
    }

    /// Applies what is missing, each step in a transaction of its own.
    /// - Parameter progress: told of each step before it is applied.
    /// - Throws: `SchemaRefusal` when the database is newer than the program or its past is another one.
    package func run(progress: @escaping @Sendable (Migration) -> Void = { _ in }) async throws {
        try await database.write { tx in
            try tx.alone(on: Self.turnstile)
            try tx.connection.runScript(
                "CREATE TABLE IF NOT EXISTS schema_step "
                    + "(number BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, at BIGINT NOT NULL)"
            )
        }
        for step in steps {
            try await database.write { tx in
                // Two nodes that start together: the second finds the work done.
                try tx.alone(on: Self.turnstile)
                guard try Self.check(try tx.appliedSteps(), against: steps) < step.number else { return }
                progress(step)
                try tx.connection.runScript(Spelling.script(of: step, in: tx.dialect))
                try tx.run(
                    """
                    INSERT INTO schema_step (number, name, checksum, at)
                    VALUES (\(step.number), \(step.name), \(step.checksum), \(tx.now))
                    """
                )
            }
        }
    }

    /// Whether the database has exactly the schema of this program.
    package func isCurrent() async throws -> Bool {
        let steps = steps
        return try await database.read { snapshot in
            try Self.check(try snapshot.appliedSteps(), against: steps) == steps.last?.number
        }
    }

    /// - Returns: the number of the last step applied, 0 when none is.
    private static func check(_ applied: [AppliedStep], against known: [Migration]) throws -> Int {
        for step in applied {
            guard let own = known.first(where: { $0.number == step.number }) else {
                throw SchemaRefusal.newer(than: known.last?.number ?? 0, found: step.number)
            }
            guard own.checksum == step.checksum else {
                throw SchemaRefusal.changedPast(step: step.number, name: step.name)
            }
        }
        return applied.last?.number ?? 0
    }
}

/// The program and the database do not belong together.
package enum SchemaRefusal: Refusal, Equatable {
    /// A newer program has been here; an older one would damage what it does not know.
    case newer(than: Int, found: Int)
    /// A step that this database went through reads otherwise today.
    case changedPast(step: Int, name: String)

    package var standing: Standing { .unavailable }

    package var reason: TextKey {
        switch self {
        case .newer: "refusal.schema.newer"
        case .changedPast: "refusal.schema.changed-past"
        }
    }

    package var details: [String: String] {
        switch self {
        case .newer(let known, let found): ["known": "\(known)", "found": "\(found)"]
        case .changedPast(let step, let name): ["step": "\(step)", "name": name]
        }
    }
}

struct AppliedStep: Record {
    static let columns: SQL = "number, name, checksum"

    let number: Int
    let name: String
    let checksum: String

    init(from row: inout Row) throws {
        number = try row.read()
        name = try row.read()
        checksum = try row.read()
    }
}

extension Snapshot {
    func appliedSteps() throws -> [AppliedStep] {
        try all("SELECT \(AppliedStep.columns) FROM schema_step ORDER BY number")
    }
}

extension Migration {
    /// SHA-256 of both scripts, in hexadecimal.
    var checksum: String {
        let text =
            script + only.sorted { $0.key.rawValue < $1.key.rawValue }.map { $0.key.rawValue + $0.value }.joined()
        return SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
