import Basics
import Store

/// Why a backup can't be made or restored.
package enum BackupRefusal: Refusal {
    /// There is a file of that name already.
    case exists(file: String)
    /// The file can't be made there.
    case noPlace(file: String)
    /// There is nothing to copy.
    case noDatabase(path: String)
    /// A program of PostgreSQL's is not installed.
    case noTool(String)
    case toolFailed(String, why: String)
    /// The copy was looked over and found wanting.
    case unsound([Complaint])
    case unreadable(file: String)
    case notABackup(file: String)
    /// It is of the other database.
    case otherEngine(file: String, found: Dialect, wanted: Dialect)
    /// There are data already where it is to be restored.
    case occupied
    /// A running Highrock is at work on them.
    case running
    /// The key that is there is not the one that belongs to the backup.
    case otherKey(file: String)

    package var standing: Standing {
        switch self {
        case .exists, .occupied, .running, .otherKey, .otherEngine: .conflict
        case .noDatabase, .unreadable: .notFound
        case .noPlace, .notABackup: .invalid
        case .noTool, .toolFailed, .unsound: .unavailable
        }
    }

    package var reason: TextKey {
        switch self {
        case .exists: "refusal.backup.exists"
        case .noPlace: "refusal.backup.no-place"
        case .noDatabase: "refusal.backup.no-database"
        case .noTool: "refusal.backup.no-tool"
        case .toolFailed: "refusal.backup.tool-failed"
        case .unsound: "refusal.backup.unsound"
        case .unreadable: "refusal.backup.unreadable"
        case .notABackup: "refusal.backup.not-a-backup"
        case .otherEngine: "refusal.backup.other-engine"
        case .occupied: "refusal.backup.occupied"
        case .running: "refusal.backup.running"
        case .otherKey: "refusal.backup.other-key"
        }
    }

    package var details: [String: String] {
        switch self {
        case .exists(let file), .noPlace(let file), .unreadable(let file), .notABackup(let file), .otherKey(let file):
            ["file": file]
        case .noDatabase(let path): ["path": path]
        case .noTool(let tool): ["tool": tool]
        case .toolFailed(let tool, let why): ["tool": tool, "why": why]
        case .otherEngine(let file, let found, let wanted):
            ["file": file, "found": found.productName, "wanted": wanted.productName]
        case .unsound, .occupied, .running: [:]
        }
    }
}

extension Dialect {
    fileprivate var productName: String {
        switch self {
        case .sqlite: "SQLite"
        case .postgres: "PostgreSQL"
        }
    }
}
