/// The identity of one `Subject`: 64 bits that grow with time, written for people and programs as 13 letters and digits.
///
/// The upper 42 bits are milliseconds since 2020-01-01 UTC, then 10 bits of the process that made it and 12 of a counter,
/// so rows made one after another lie one after another and no node has to ask another for a number.
package struct ID<Subject>: Hashable, Comparable, Sendable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The same number meant as the identity of something else; only where one table stands for several kinds of subject.
    package func cast<Other>(to other: Other.Type = Other.self) -> ID<Other> {
        ID<Other>(rawValue: rawValue)
    }
}

extension ID: LosslessStringConvertible {
    package var description: String {
        Base32.text(of: UInt64(bitPattern: rawValue))
    }

    /// Reads what `description` wrote; letter case and the look-alikes O, I and L are forgiven.
    package init?(_ text: String) {
        guard let bits = Base32.number(in: text), let value = Int64(exactly: bits) else { return nil }
        self.init(rawValue: value)
    }
}

extension ID: TextCodable {}
