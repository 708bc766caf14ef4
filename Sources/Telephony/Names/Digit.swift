import Basics

/// A key of a telephone.
package struct Digit: Hashable, Sendable, TextCodable {
    package let character: Character

    package static let star = Digit(character: "*")

    private init(character: Character) {
        self.character = character
    }

    package init?(_ text: String) {
        guard text.count == 1, let character = text.uppercased().first, "0123456789*#ABCD".contains(character) else {
            return nil
        }
        self.character = character
    }

    package var description: String { String(character) }
}
