import Basics

/// Keys of a telephone, pressed one after another.
package struct KeyPresses: Hashable, Sendable, TextCodable {
    package let digits: [Digit]

    private static let most = 32

    package init?(_ text: String) {
        let digits = text.map { Digit(String($0)) }
        guard (1...Self.most).contains(digits.count), digits.allSatisfy({ $0 != nil }) else { return nil }
        self.digits = digits.compactMap(\.self)
    }

    /// Stands for keys that nobody is to know any longer, nor how many they were.
    package static let forgotten = KeyPresses(digits: [.star])

    private init(digits: [Digit]) {
        self.digits = digits
    }

    package var description: String { digits.map(\.description).joined() }
}
