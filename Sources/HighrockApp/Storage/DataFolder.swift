import Foundation

/// The folder in which Highrock keeps its files.
enum DataFolder {
    /// Makes the folder where it is not there, for its owner's eyes only.
    static func make(_ folder: URL) throws(SettingsRefusal) {
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .folder(path: folder.path, FolderTrouble(of: folder) ?? .other)
        }
        if let trouble = FolderTrouble(of: folder) { throw .folder(path: folder.path, trouble) }
    }

    /// A path through something that is no folder leads to no settings either.
    static func checkPath(_ folder: URL) throws(SettingsRefusal) {
        if FolderTrouble(of: folder) == .notAFolder { throw .folder(path: folder.path, .notAFolder) }
    }
}

/// Why nothing can be kept in a folder.
package enum FolderTrouble: String, Sendable, CaseIterable {
    case notAFolder = "not-a-folder"
    case notAllowed = "not-allowed"
    case readOnly = "read-only"
    case other
}

extension FolderTrouble {
    /// What stands in the way of writing there, or in the nearest folder above it that exists; nil when nothing does.
    init?(of folder: URL) {
        var place = folder.standardizedFileURL
        var isFolder: ObjCBool = false
        while !FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), place.path != "/" {
            place.deleteLastPathComponent()
        }
        guard isFolder.boolValue else {
            self = .notAFolder
            return
        }
        guard access(place.path, W_OK | X_OK) != 0 else { return nil }
        switch errno {
        case EACCES, EPERM: self = .notAllowed
        case EROFS: self = .readOnly
        default: self = .other
        }
    }
}
