import Basics
import Crypto
import Foundation

/// The secret link by which a client without an account sees one case: the case's identity and a keyed hash of it.
package struct PortalLink: Sendable {
    private let key: SymmetricKey

    private static let identityLength = 13
    private static let sealLength = 20

    /// - Parameter key: the installation's secret, at least 32 bytes; another purpose makes another key of it.
    package init(key: [UInt8]) {
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key),
            info: Data("highrock portal link 1".utf8),
            outputByteCount: 32
        )
    }

    /// What stands in the link's path: letters and digits alone.
    package func text(for id: Case.ID) -> String {
        id.description + Base32.text(of: seal(of: id))
    }

    /// - Returns: nil when the link was not made with this key.
    package func caseID(in text: String) -> Case.ID? {
        let text = text.lowercased()
        guard let id = Case.ID(String(text.prefix(Self.identityLength))) else { return nil }
        return isSame(text, self.text(for: id)) ? id : nil
    }

    private func seal(of id: Case.ID) -> ArraySlice<UInt8> {
        let code = HMAC<SHA256>.authenticationCode(for: Data(id.description.utf8), using: key)
        return Array(code)[..<Self.sealLength]
    }

    /// Takes as long for a near guess as for a far one.
    private func isSame(_ guess: String, _ right: String) -> Bool {
        guard guess.utf8.count == right.utf8.count else { return false }
        return zip(guess.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
