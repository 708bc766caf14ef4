import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: `scrypt$15$8$1$salt$hash`.
package struct PasswordHash: Sendable, Hashable {
    package let text: String
    package let cost: ScryptCost
    private let salt: [UInt8]
    private let hash: [UInt8]

    /// Takes the time that `cost` asks for: call it where blocking is allowed.
    package init(of password: String, cost: ScryptCost) throws {
        var source = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &source) }
        self.init(cost: cost, salt: salt, hash: try Self.derive(from: password, salt: salt, cost: cost))
    }

    /// Reads what `text` wrote.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt",
            let doublings = Int(parts[1]), let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            (1...20).contains(doublings), (1...32).contains(blockSize), (1...16).contains(parallelism),
            let salt = Data(base64Encoded: String(parts[4])), let hash = Data(base64Encoded: String(parts[5]))
        else { return nil }
        let cost = ScryptCost(doublings: doublings, blockSize: blockSize, parallelism: parallelism)
        self.init(cost: cost, salt: Array(salt), hash: Array(hash))
    }

    private init(cost: ScryptCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
        text = [
            "scrypt", "\(cost.doublings)", "\(cost.blockSize)", "\(cost.parallelism)",
            Data(salt).base64EncodedString(), Data(hash).base64EncodedString(),
        ].joined(separator: "$")
    }

    /// Takes as long whether the password is right or wrong.
    func matches(_ password: String) throws -> Bool {
        let derived = try Self.derive(from: password, salt: salt, cost: cost)
        guard derived.count == hash.count else { return false }
        return zip(derived, hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Keyboards differ in how they compose й and ё; the password is the same.
    private static func derive(from password: String, salt: [UInt8], cost: ScryptCost) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.precomposedStringWithCompatibilityMapping.utf8),
            salt: salt,
            outputByteCount: 32,
            rounds: 1 << cost.doublings,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism
        )
        return key.withUnsafeBytes { Array($0) }
    }
}
