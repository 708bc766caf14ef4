import Foundation
import Store
import StorePostgres

/// What test runs that were killed have left behind: folders and databases that bear a process's number.
enum Leftovers {
    static let folderPrefix = "highrock-tests-"
    static let databasePrefix = "highrock_test_"

    static func removeFolders() {
        let temporary = FileManager.default.temporaryDirectory
        for name in (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? [] {
            guard name.hasPrefix(folderPrefix), isAbandoned(name.dropFirst(folderPrefix.count)) else { continue }
            try? FileManager.default.removeItem(at: temporary.appending(path: name))
        }
    }

    static func removeDatabases(from server: PostgresEngine) async throws {
        let names = try await Database(server).read { snapshot in
            try snapshot.values(
                "SELECT datname FROM pg_database WHERE starts_with(datname::text, \(databasePrefix))",
                as: String.self
            )
        }
        for name in names where isAbandoned(name.dropFirst(databasePrefix.count).prefix { $0 != "_" }) {
            try? await server.maintain("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        }
    }

    private static func isAbandoned(_ process: Substring) -> Bool {
        guard let process = Int32(process) else { return false }
        return kill(process, 0) != 0 && errno == ESRCH
    }
}
