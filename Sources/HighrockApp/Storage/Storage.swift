import Foundation
import Schema
import Store
import StorePostgres
import StoreSQLite

/// Opens the database that the settings name.
package enum Storage {
    package static func open(_ settings: Settings) async throws -> Database {
        try DataFolder.make(settings.dataFolder)
        if let url = settings.databaseURL {
            return Database(try await PostgresEngine(url: url, connections: settings.databaseConnections))
        }
        return Database(try SQLiteEngine(path: settings.databaseFile.path))
    }

    /// Opens it to look at only, whoever is at work on it.
    /// - Throws: `BackupRefusal.noDatabase` when there is none yet.
    package static func look(_ settings: Settings) async throws -> Database {
        if settings.databaseURL != nil { return try await open(settings) }
        guard FileManager.default.fileExists(atPath: settings.databaseFile.path) else {
            throw BackupRefusal.noDatabase(path: settings.dataFolder.path)
        }
        return Database(try SQLiteEngine(inspecting: settings.databaseFile.path))
    }

    /// Opens it for a command, with the schema that this program knows.
    package static func openCurrent(_ settings: Settings) async throws -> Database {
        let database = try await open(settings)
        try await Migrator(database).run()
        return database
    }
}
