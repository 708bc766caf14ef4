import Basics
import People
import Store

/// A plan that was kept for the next file of the same sort.
package struct ImportMapping: Sendable, Hashable {
    package typealias ID = Basics.ID<ImportMapping>

    package let id: ID
    package let name: String
    package let plan: ImportPlan
}

extension ImportMapping: Record {
    package static let columns: SQL = "import_mapping.id, import_mapping.name, import_mapping.plan"

    package init(from row: inout Row) throws {
        id = try row.read()
        name = try row.read()
        plan = try ImportPlan(kept: try row.read())
    }
}

extension Snapshot {
    /// The latest first.
    package func importMappings() throws -> [ImportMapping] {
        try all("SELECT \(ImportMapping.columns) FROM import_mapping ORDER BY import_mapping.changed DESC LIMIT 200")
    }

    package func importMapping(named name: String) throws -> ImportMapping? {
        try first("SELECT \(ImportMapping.columns) FROM import_mapping WHERE import_mapping.name = \(name)")
    }
}

extension ImportBook {
    /// Keeps a plan under a name; one that is called so already is written over.
    package func keep(_ plan: ImportPlan, as name: String) throws {
        try member.require(.importClients)
        let name = try Wording.line(name, of: "mapping", atMost: 100)
        let id: ImportMapping.ID = tx.newID()
        try tx.run(
            """
            INSERT INTO import_mapping (id, name, plan, made_by, changed)
            VALUES (\(id), \(name), \(try plan.kept), \(member.id), \(tx.now))
            ON CONFLICT (name) DO UPDATE SET plan = excluded.plan, made_by = excluded.made_by, changed = excluded.changed
            """
        )
    }

    package func forget(_ mapping: ImportMapping.ID) throws {
        try member.require(.importClients)
        try tx.run("DELETE FROM import_mapping WHERE id = \(mapping)")
    }
}
