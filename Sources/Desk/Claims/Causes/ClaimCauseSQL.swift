import Basics
import Store

extension ClaimCause: Record {
    package static let columns: SQL =
        "claim_cause.id, claim_cause.parent, claim_cause.name, claim_cause.version, claim_cause.closed"

    package init(from row: inout Row) throws {
        id = try row.read()
        parent = try row.read()
        name = try row.read()
        version = try row.read()
        closed = try row.read()
    }
}

extension Snapshot {
    package func claimCauses() throws -> ClaimCauseTree {
        ClaimCauseTree(try all("SELECT \(ClaimCause.columns) FROM claim_cause"))
    }

    package func findClaimCause(_ id: ClaimCause.ID) throws -> ClaimCause? {
        try first("SELECT \(ClaimCause.columns) FROM claim_cause WHERE id = \(id)")
    }

    /// How many claims have each cause.
    package func claimsByCause() throws -> [ClaimCause.ID: Int] {
        var counts: [ClaimCause.ID: Int] = [:]
        try each("SELECT cause, COUNT(*) FROM claim WHERE cause IS NOT NULL GROUP BY cause") { row in
            let cause: ClaimCause.ID = try row.read()
            counts[cause] = try row.read()
        }
        return counts
    }

    /// Whether a claim has it, or another cause is part of it.
    package func claimCauseIsInUse(_ id: ClaimCause.ID) throws -> Bool {
        try value("SELECT id FROM claim WHERE cause = \(id) LIMIT 1", as: Int64.self) != nil
            || value("SELECT id FROM claim_cause WHERE parent = \(id) LIMIT 1", as: Int64.self) != nil
    }
}

extension Transaction {
    func insert(_ cause: ClaimCause) throws {
        try run(
            """
            INSERT INTO claim_cause (id, parent, name, version, closed)
            VALUES (\(cause.id), \(cause.parent), \(cause.name), \(cause.version), \(cause.closed))
            """
        )
    }

    func save(_ cause: ClaimCause, over version: Int) throws {
        let saved = try run(
            """
            UPDATE claim_cause SET parent = \(cause.parent), name = \(cause.name), version = \(cause.version),
                closed = \(cause.closed)
            WHERE id = \(cause.id) AND version = \(version)
            """
        )
        guard saved == 1 else { throw ClaimCauseRefusal.stale }
    }

    func delete(_ cause: ClaimCause) throws {
        try run("DELETE FROM claim_cause WHERE id = \(cause.id)")
    }
}
