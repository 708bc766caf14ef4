import Foundation

/// The key that seals secrets and signs clients' links, on its way into a backup and back.
struct BackupKey: Sendable {
    private let place: URL

    init(_ settings: Settings) {
        place = settings.secretFile
    }

    /// - Returns: whether there is a key to save.
    func save(beside file: BackupFile) throws(BackupRefusal) -> Bool {
        guard let key = try? Data(contentsOf: place) else { return false }
        try write(key, to: file.key)
        return true
    }

    /// A key that is there already and is another is not lost for that of a backup unasked.
    func checkPlace(for file: BackupFile, replacing: Bool) throws(BackupRefusal) {
        guard !replacing, let key = try? Data(contentsOf: file.key), let present = try? Data(contentsOf: place),
            present != key
        else { return }
        throw .otherKey(file: place.path)
    }

    /// - Returns: whether the backup has a key to restore.
    func restore(from file: BackupFile) throws(BackupRefusal) -> Bool {
        guard let key = try? Data(contentsOf: file.key) else { return false }
        try write(key, to: place)
        return true
    }

    private func write(_ key: Data, to url: URL) throws(BackupRefusal) {
        let draft = url.path + ".part"
        let made = FileManager.default.createFile(
            atPath: draft,
            contents: key,
            attributes: [.posixPermissions: 0o600]
        )
        guard made, rename(draft, url.path) == 0 else { throw .noPlace(file: url.path) }
        BackupFile.settle(url.deletingLastPathComponent())
    }
}
