import Crypto
import Foundation

/// Locks away what the house has to read again but nobody else may: AES-GCM with a key that is not in the database.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: at least 32 random bytes, from the settings.
    package init(key: [UInt8]) throws {
        guard key.count >= 32 else { throw SecretBoxFault.keyTooShort }
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key),
            info: Array("secret box".utf8),
            outputByteCount: 32
        )
    }

    /// A key for what is sealed elsewhere, by its own rules.
    package func key(for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array(purpose.utf8), outputByteCount: 32)
    }

    /// - Parameter purpose: what it is for and whose it is; what was sealed for one purpose can't be opened for another.
    package func seal(_ bytes: [UInt8], for purpose: String) throws -> [UInt8] {
        let sealed = try AES.GCM.seal(bytes, using: key, authenticating: Array(purpose.utf8))
        return Array(sealed.nonce) + sealed.ciphertext + sealed.tag
    }

    package func open(_ sealed: [UInt8], for purpose: String) throws -> [UInt8] {
        let box = try AES.GCM.SealedBox(combined: sealed)
        return Array(try AES.GCM.open(box, using: key, authenticating: Array(purpose.utf8)))
    }
}

package enum SecretBoxFault: Error {
    case keyTooShort
}
