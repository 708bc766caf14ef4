import Crypto
import Foundation

/// Seals a content piece by piece (AES-GCM), so that any part of it can be read without the whole.
///
/// A piece can be opened only at its own place, and the last only as the last (as in STREAM, Hoang et al. 2015): pieces that were
/// changed, exchanged, left out or cut off show.
struct ContentSeal: Sendable {
    let key: SymmetricKey

    /// Bytes that a sealed piece is longer.
    static let overhead = 16

    func seal(_ piece: [UInt8], at place: Int, isLast: Bool) throws -> [UInt8] {
        let box = try AES.GCM.seal(piece, using: key, nonce: Self.nonce(place, isLast))
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// - Throws: `FileFault.damaged` for anything but what `seal` gave for this place.
    func open(_ sealed: [UInt8], at place: Int, isLast: Bool) throws(FileFault) -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(
                nonce: Self.nonce(place, isLast),
                ciphertext: sealed.dropLast(Self.overhead),
                tag: sealed.suffix(Self.overhead)
            )
            return Array(try AES.GCM.open(box, using: key))
        } catch { throw .damaged }
    }

    /// Never the same twice under one key: the place, and whether it is the end.
    private static func nonce(_ place: Int, _ isLast: Bool) throws -> AES.GCM.Nonce {
        let number = (0..<8).map { UInt8(truncatingIfNeeded: UInt64(place) >> (56 - 8 * UInt64($0))) }
        return try AES.GCM.Nonce(data: [0, 0, 0] + number + [isLast ? 1 : 0])
    }
}
