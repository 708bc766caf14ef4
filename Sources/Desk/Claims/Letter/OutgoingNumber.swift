import Basics

/// The number under which a letter leaves the house (исходящий номер): one series a year, none given twice.
package struct OutgoingNumber: Sendable, Hashable, CustomStringConvertible {
    package let year: Int
    package let number: Int

    package init(year: Int, number: Int) {
        (self.year, self.number) = (year, number)
    }

    /// `17/2026`, as the paper has it.
    package var description: String { "\(number)/\(year)" }
}

/// A letter that answers a claim.
package struct NumberedLetter: Sendable, Hashable {
    package let interaction: Interaction
    /// Nil of what was sent before letters had numbers.
    package let number: OutgoingNumber?

    package init(interaction: Interaction, number: OutgoingNumber?) {
        self.interaction = interaction
        self.number = number
    }
}
