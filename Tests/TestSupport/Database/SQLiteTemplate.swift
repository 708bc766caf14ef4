import Foundation
import Schema
import Store
import StoreSQLite
import Synchronization

/// A migrated file, made once and copied for each test.
actor SQLiteTemplate {
    static let shared = SQLiteTemplate()

    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "\(Leftovers.folderPrefix)\(ProcessInfo.processInfo.processIdentifier)")
    private var made: Task<URL, any Error>?
    private var count = 0

    func engine(with content: TestDatabase.Content) async throws -> any Engine {
        count += 1
        let file = folder.appending(path: "\(count).sqlite")
        switch content {
        case .empty: try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        case .migrated: try FileManager.default.copyItem(at: try await template(), to: file)
        }
        let estate = Estate(at: file.path) {
            try SQLiteEngine(path: file.path)
        } removing: {
            for suffix in ["", "-wal", "-shm", ".lock"] {
                try? FileManager.default.removeItem(atPath: file.path + suffix)
            }
        }
        return ThrowawayEngine(try await estate.open(), on: estate)
    }

    private func template() async throws -> URL {
        if let made { return try await made.value }
        let making = Task { [folder] in
            Leftovers.removeFolders()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: "template.sqlite")
            let engine = try SQLiteEngine(path: file.path)
            try await Migrator(Database(engine)).run()
            await engine.close()
            return file
        }
        made = making
        return try await making.value
    }
}
