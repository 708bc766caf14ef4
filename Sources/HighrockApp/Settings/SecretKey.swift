import Basics
import Crypto
import Foundation

/// The key that seals sensitive facts and signs links; made at the first start, readable by its owner alone.
enum SecretKeyFile {
    static let length = 32

    /// Of several that begin at once one makes the key, and all have the same.
    static func load(from file: URL) throws -> [UInt8] {
        if !FileManager.default.fileExists(atPath: file.path) { try make(file) }
        let bytes: [UInt8]
        do {
            bytes = Array(try Data(contentsOf: file))
        } catch {
            throw SettingsRefusal.secret(path: file.path, why: error.localizedDescription)
        }
        guard bytes.count == length else {
            throw SettingsRefusal.secret(path: file.path, why: "\(bytes.count) bytes instead of \(length)")
        }
        return bytes
    }

    /// Put in its place whole or not at all, and over nothing that is there: a lost key opens nothing any more.
    private static func make(_ file: URL) throws {
        let draft = file.path + ".\(UUID().uuidString)"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw trouble(at: file) }
        defer { unlink(draft) }
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: key)
            try handle.synchronize()
        } catch {
            throw SettingsRefusal.secret(path: file.path, why: error.localizedDescription)
        }
        guard link(draft, file.path) == 0 || errno == EEXIST else { throw trouble(at: file) }
    }

    private static func trouble(at file: URL) -> SettingsRefusal {
        SettingsRefusal.secret(path: file.path, why: String(cString: strerror(errno)))
    }
}
