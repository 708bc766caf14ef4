import Basics
import Crypto

/// The house's key for contents that only the house may read: recordings of what people say.
package struct ContentKey: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: at least 32 bytes that are not in the database.
    package init(_ key: SymmetricKey) {
        self.key = key
    }

    /// Each file has a key of its own: made of the house's, the file's name and something that is used but once.
    func seal(of file: StoredFile.ID, salt: [UInt8]) -> ContentSeal {
        ContentSeal(
            key: HKDF<SHA256>.deriveKey(
                inputKeyMaterial: key,
                salt: salt,
                info: Array("content of file \(file)".utf8),
                outputByteCount: 32
            )
        )
    }

    static func freshSalt() -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<16).map { _ in .random(in: .min ... .max, using: &random) }
    }
}
