import Store
import StorePostgres

/// Restores a dump into a database server.
struct PostgresRestoring: Sendable {
    private let settings: Settings
    private let url: String

    /// Where the data that were there wait until those of the dump have been looked over.
    private static let aside = "highrock_before"

    init(_ settings: Settings, url: String) {
        self.settings = settings
        self.url = url
    }

    func run(from file: BackupFile, replacing: Bool) async throws -> BackupReport {
        let tool = try PostgresTool("pg_restore", at: url)
        try await tool.run(["--list", file.path])
        return try await Database(try await PostgresEngine(url: url, connections: 1)).closing { database in
            let key = BackupKey(settings)
            try key.checkPlace(for: file, replacing: replacing)
            try await prepare(database, replacing: replacing)
            let entries = try await restore(file, with: tool, into: database)
            let hasKey = try key.restore(from: file)
            return BackupReport(.postgres, file, hasKey: hasKey, entries: entries)
        }
    }

    /// Makes room, if there is nobody at work and nothing is in the way.
    private func prepare(_ database: Database, replacing: Bool) async throws {
        try await database.write { tx in
            guard try !tx.isSharedWithOthers() else { throw BackupRefusal.running }
            // An earlier restoring that was cut short leaves the data aside.
            if try tx.hasSchema(Self.aside) { try tx.connection.runScript(Self.putBack) }
            guard try tx.isFurnished() else { return }
            guard replacing else { throw BackupRefusal.occupied }
            try tx.connection.runScript("ALTER SCHEMA public RENAME TO \(Self.aside); CREATE SCHEMA public")
        }
    }

    private func restore(_ file: BackupFile, with tool: PostgresTool, into database: Database) async throws -> Int64 {
        do {
            try await tool.run([
                "--dbname=\(tool.database)", "--schema=public", "--no-owner", "--no-privileges", "--no-password",
                "--single-transaction", "--exit-on-error", file.path,
            ])
            let entries = try await Examination(settings).entries(in: database)
            try await database.write { tx in
                try tx.connection.runScript("DROP SCHEMA IF EXISTS \(Self.aside) CASCADE")
            }
            return entries
        } catch {
            try await database.write { tx in
                try tx.connection.runScript(
                    try tx.hasSchema(Self.aside)
                        ? Self.putBack : "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
                )
            }
            throw error
        }
    }

    private static let putBack = "DROP SCHEMA public CASCADE; ALTER SCHEMA \(aside) RENAME TO public"
}

extension Snapshot {
    /// Whether Highrock has been at home here.
    func isFurnished() throws -> Bool {
        try value("SELECT to_regclass('public.schema_step') IS NOT NULL", as: Bool.self) ?? false
    }

    fileprivate func hasSchema(_ name: String) throws -> Bool {
        try value("SELECT COUNT(*) FROM pg_namespace WHERE nspname = \(name)", as: Int.self) != 0
    }

    /// Each Highrock has at least two sessions: one at work, one for announcements. This one has no more.
    fileprivate func isSharedWithOthers() throws -> Bool {
        let sessions: Int? = try value(
            """
            SELECT COUNT(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'highrock'
            """
        )
        return (sessions ?? 0) > 2
    }
}
