import Basics
import Foundation
import Store
import StorePostgres
import StoreSQLite

/// `highrock backup`: copies all that Highrock knows into one file while it runs, and the key beside it.
package struct Backup: Sendable {
    private let settings: Settings

    package init(_ settings: Settings) {
        self.settings = settings
    }

    /// The file appears under its name when it is whole and has been looked over.
    /// - Parameter replacing: whether it may take the place of an older one.
    package func make(
        at path: String,
        replacing: Bool,
        progress: @escaping @Sendable (_ copied: Int64, _ of: Int64) -> Void
    ) async throws -> BackupReport {
        let file = BackupFile(url: URL(fileURLWithPath: path))
        guard replacing || !file.exists else { throw BackupRefusal.exists(file: file.path) }
        try file.makeDraft()
        do {
            let (engine, entries) = try await copy(to: file.draft, progress)
            let hasKey = try BackupKey(settings).save(beside: file)
            try file.publish()
            return BackupReport(engine, file, hasKey: hasKey, entries: entries)
        } catch {
            file.dropDraft()
            throw error
        }
    }

    private func copy(
        to draft: String,
        _ progress: @escaping @Sendable (Int64, Int64) -> Void
    ) async throws -> (Dialect, entries: Int64) {
        if let url = settings.databaseURL {
            return (.postgres, try await dump(url, to: draft))
        }
        let place = settings.databaseFile.path
        guard FileManager.default.fileExists(atPath: place) else {
            throw BackupRefusal.noDatabase(path: settings.dataFolder.path)
        }
        try await Database(try SQLiteEngine(inspecting: place)).closing { database in
            try await (database.engine as? SQLiteEngine)?.copy(to: draft, progress: progress)
        }
        return (.sqlite, try await Examination(settings).entries(inFile: draft))
    }

    private func dump(_ url: String, to draft: String) async throws -> Int64 {
        let (dump, restore) = (try PostgresTool("pg_dump", at: url), try PostgresTool("pg_restore", at: url))
        let entries = try await Database(try await PostgresEngine(url: url, connections: 1)).closing { database in
            guard try await database.read({ try $0.isFurnished() }) else {
                throw BackupRefusal.noDatabase(path: dump.database)
            }
            return try await Examination(settings).entries(in: database)
        }
        try await dump.run(["--format=custom", "--schema=public", "--no-password", "--file=\(draft)"])
        try await restore.run(["--list", draft])
        return entries
    }
}

/// What came of a backup or of restoring one.
package struct BackupReport: Sendable {
    package let engine: Dialect
    package let file: String
    /// Where its key is; nil when there is none.
    package let key: String?
    package let bytes: Int64
    /// Entries of the journal in it.
    package let entries: Int64

    init(_ engine: Dialect, _ file: BackupFile, hasKey: Bool, entries: Int64) {
        self.engine = engine
        self.file = file.path
        self.entries = entries
        key = hasKey ? file.key.path : nil
        let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
        bytes = (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    }
}
