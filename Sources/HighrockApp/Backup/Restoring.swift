import Basics
import Foundation
import Store
import StoreSQLite

/// `highrock restore`: puts a backup where the settings say that the data are. What is there stays until the copy has been
/// looked over.
package struct Restoring: Sendable {
    private let settings: Settings

    package init(_ settings: Settings) {
        self.settings = settings
    }

    /// - Parameter replacing: whether it may take the place of data that are there.
    package func run(from path: String, replacing: Bool) async throws -> BackupReport {
        let file = BackupFile(url: URL(fileURLWithPath: path))
        let (found, wanted) = (try file.engine(), settings.databaseURL == nil ? Dialect.sqlite : .postgres)
        guard found == wanted else {
            throw BackupRefusal.otherEngine(file: file.path, found: found, wanted: wanted)
        }
        try DataFolder.make(settings.dataFolder)
        if let url = settings.databaseURL {
            return try await PostgresRestoring(settings, url: url).run(from: file, replacing: replacing)
        }
        return try await intoFolder(from: file, replacing: replacing)
    }

    private func intoFolder(from file: BackupFile, replacing: Bool) async throws -> BackupReport {
        let place = settings.databaseFile.path
        let lock = try FolderLock(for: place)
        defer { lock.release() }
        guard replacing || !FileManager.default.fileExists(atPath: place) else { throw BackupRefusal.occupied }
        let key = BackupKey(settings)
        try key.checkPlace(for: file, replacing: replacing)
        let draft = BackupFile(url: settings.databaseFile).draft
        defer { try? FileManager.default.removeItem(atPath: draft) }
        let entries = try await draw(file, to: draft)
        // The key first: data without theirs would be given a new one at the next start.
        let hasKey = try key.restore(from: file)
        try SQLiteEngine.replace(place, with: draft, under: lock)
        BackupFile.settle(settings.dataFolder)
        return BackupReport(.sqlite, file, hasKey: hasKey, entries: entries)
    }

    private func draw(_ file: BackupFile, to draft: String) async throws -> Int64 {
        do {
            try await Database(try SQLiteEngine(inspecting: file.path)).closing { database in
                try await (database.engine as? SQLiteEngine)?.copy(to: draft)
            }
        } catch StorageFault.damaged(let what) {
            throw BackupRefusal.unsound([Complaint("doctor.damage", ["what": what])])
        }
        return try await Examination(settings).entries(inFile: draft)
    }
}
