import Foundation

/// A letter as it came over the wire, untouched.
package enum RawLetter: Sendable {
    case bytes([UInt8])
    /// Read in blocks, so that its size does not matter.
    case file(URL)
}
