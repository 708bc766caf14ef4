import Foundation
import Store

/// The file of a backup, and beside it the key without which the secrets in it stay closed.
struct BackupFile: Sendable {
    let url: URL

    var path: String { url.path }
    var key: URL { url.appendingPathExtension("key") }
    /// Where it is written until it is whole.
    var draft: String { path + ".part" }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Of which database it is, by its first bytes.
    /// - Throws: `BackupRefusal` when it is neither.
    func engine() throws(BackupRefusal) -> Dialect {
        guard let file = try? FileHandle(forReadingFrom: url), let start = try? file.read(upToCount: 16) else {
            throw .unreadable(file: path)
        }
        try? file.close()
        if start == Data("SQLite format 3\0".utf8) { return .sqlite }
        if start.starts(with: Data("PGDMP".utf8)) { return .postgres }
        throw .notABackup(file: path)
    }

    /// An empty draft that its owner alone can read.
    func makeDraft() throws(BackupRefusal) {
        let made = FileManager.default.createFile(
            atPath: draft,
            contents: Data(),
            attributes: [.posixPermissions: 0o600]
        )
        guard made else { throw .noPlace(file: path) }
    }

    /// Gives the whole draft its name, for good.
    func publish() throws(BackupRefusal) {
        guard rename(draft, path) == 0 else { throw .noPlace(file: path) }
        Self.settle(url.deletingLastPathComponent())
    }

    func dropDraft() {
        try? FileManager.default.removeItem(atPath: draft)
    }

    /// Waits until the names in a folder are on disk.
    static func settle(_ folder: URL) {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }
}
