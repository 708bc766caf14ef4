import Basics
import Desk
import Events
import Foundation
import Store
import Takeover
import TestSupport

/// A folder with a log and a mapping, and a database to take them over into.
final class Scene: Sendable {
    let database: Database
    let folder: URL

    init(on engine: Dialect) async throws {
        database = try await TestDatabase.fresh(on: engine)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("takeover-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> URL {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url
    }

    func takeover(
        of log: some Sequence<UInt8>,
        by mapping: String,
        progress: @escaping @Sendable (TakeoverProgress) -> Void = { _ in }
    ) throws -> LogTakeover {
        LogTakeover(
            database: database,
            file: try write(log, to: "log.csv"),
            mapping: try write(mapping.utf8, to: "mapping.yaml"),
            rejectsFolder: folder.appendingPathComponent("rejects"),
            progress: progress
        )
    }

    @discardableResult
    func takeOver(_ log: String, by mapping: String) async throws -> TakeoverReport {
        try await takeover(of: log.utf8, by: mapping).run()
    }

    /// The cases in the order of their numbers.
    func cases() async throws -> [Case] {
        try await database.read { snapshot in
            try snapshot.all("SELECT \(Case.columns) FROM service_case ORDER BY number")
        }
    }

    func history(of found: Case) async throws -> [JournalEntry] {
        try await database.read { try $0.history(of: found.eventSubject) }
    }

    func count(_ table: SQL) async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) FROM \(table)", as: Int.self) ?? -1 }
    }

    func names() async throws -> [String: String] {
        try await database.read { snapshot in
            let rows = try snapshot.all("SELECT login, given, family FROM person ORDER BY login") { row in
                (try row.read(String.self), try row.read(String.self) + "|" + row.read(String.self))
            }
            return Dictionary(rows) { first, _ in first }
        }
    }
}

/// Runs `work` and hands over what it throws.
func thrown<Failure: Error>(as type: Failure.Type = Failure.self, by work: () async throws -> Void) async -> Failure? {
    do {
        try await work()
        return nil
    } catch {
        return error as? Failure
    }
}
