import Basics

/// A file that can't be taken over, whatever the mapping says.
package enum FileRefusal: Refusal, Equatable {
    case unreadable(String, because: String)
    case notAFile(String)
    /// Somebody wrote to it while it was being taken over.
    case changedMeanwhile(String)
    /// There is not even a line with the names of the columns.
    case empty(String)
    /// The folder for rejected rows can't be written to.
    case unwritable(String, because: String)

    package var standing: Standing {
        switch self {
        case .unreadable, .unwritable: .unavailable
        case .notAFile, .empty: .invalid
        case .changedMeanwhile: .conflict
        }
    }

    package var reason: TextKey {
        switch self {
        case .unreadable: "refusal.takeover.file-unreadable"
        case .notAFile: "refusal.takeover.not-a-file"
        case .changedMeanwhile: "refusal.takeover.file-changed"
        case .empty: "refusal.takeover.file-empty"
        case .unwritable: "refusal.takeover.file-unwritable"
        }
    }

    package var details: [String: String] {
        switch self {
        case .unreadable(let path, let cause), .unwritable(let path, let cause): ["path": path, "cause": cause]
        case .notAFile(let path), .changedMeanwhile(let path), .empty(let path): ["path": path]
        }
    }
}
