import Basics
import Crypto

/// A random word that only its bearer knows: 160 bits, written in letters that survive being read aloud.
/// The house keeps its SHA-256 alone.
package struct Secret: Hashable, Sendable {
    package let text: String

    private static let bytes = 20

    /// A new one.
    package init() {
        var source = SystemRandomNumberGenerator()
        text = Base32.text(of: (0..<Self.bytes).map { _ in UInt8.random(in: .min ... .max, using: &source) })
    }

    /// One that somebody shows; says nothing about whether it is known.
    package init?(_ text: String) {
        let letters = text.lowercased()
        guard letters.utf8.count == Self.bytes * 8 / 5, letters.utf8.allSatisfy(Self.isLetterOrDigit) else {
            return nil
        }
        self.text = letters
    }

    package var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}

/// So that no secret gets into a log by way of a struct that holds it.
extension Secret: CustomStringConvertible, CustomReflectable {
    package var description: String { "Secret" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
