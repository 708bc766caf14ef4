import Basics
import Crypto
import Foundation

/// The key that seals sensitive facts and signs links; made at the first start, readable by its owner alone.
enum SecretKeyFile {
    static let length = 32

    static func load(from file: URL) throws -> [UInt8] {
        if let bytes = try? Data(contentsOf: file) {
            guard bytes.count == length else {
                throw SettingsRefusal.secret(path: file.path, why: "\(bytes.count) bytes instead of \(length)")
            }
            return Array(bytes)
        }
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let made = FileManager.default.createFile(
            atPath: file.path,
            contents: Data(key),
            attributes: [.posixPermissions: 0o600]
        )
        guard made else { throw SettingsRefusal.secret(path: file.path, why: String(cString: strerror(errno))) }
        return key
    }
}
