import Basics
import People
import Store

/// Two clients who may be one.
package struct DuplicatePair: Sendable, Hashable {
    /// The one whose identity is smaller, and so the older card.
    package let one: Client.ID
    package let other: Client.ID
    /// See `DuplicateModel.weight`, in bits.
    package let weight: Double
    /// That they are one, as far as the model can say: 0 to 1.
    package let probability: Double

    /// - Returns: nil when both are the same.
    static func ordered(_ one: Client.ID, _ other: Client.ID) -> (one: Client.ID, other: Client.ID)? {
        one == other ? nil : (min(one, other), max(one, other))
    }
}

extension DuplicatePair: Record {
    package static let columns: SQL = """
        duplicate_pair.one, duplicate_pair.other, duplicate_pair.weight, duplicate_pair.probability
        """

    package init(from row: inout Row) throws {
        one = try row.read()
        other = try row.read()
        weight = try row.read()
        probability = try row.read()
    }
}

/// Where a list of pairs was left.
package struct PairCursor: Hashable, Sendable {
    let weight: Double
    let one: Client.ID
    let other: Client.ID
}

extension PairCursor: LosslessStringConvertible {
    package var description: String { "\(one)\(other)\(weight.bitPattern)" }

    package init?(_ text: String) {
        guard let one = Client.ID(String(text.prefix(13))),
            let other = Client.ID(String(text.dropFirst(13).prefix(13))),
            let bits = UInt64(text.dropFirst(26)), Double(bitPattern: bits).isFinite
        else { return nil }
        self.init(weight: Double(bitPattern: bits), one: one, other: other)
    }
}
