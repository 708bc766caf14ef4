import Basics

/// Something that the exchange can say, by its own name for it: `sound:queue-thankyou`, `digits:42`, `tone:busy`.
package struct Sound: Hashable, Sendable, TextCodable {
    package let description: String

    /// - Returns: nil for what would be read as a list.
    package init?(_ text: String) {
        guard text.contains(":"), !text.contains(","), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return nil
        }
        description = text
    }

    private init(known text: String) {
        description = text
    }

    /// A file of the exchange's sound library.
    package static func named(_ name: StaticString) -> Sound { Sound(known: "sound:\(name)") }

    /// A number as figures, one after the other.
    package static func digits(_ number: UInt) -> Sound { Sound(known: "digits:\(number)") }

    /// A number as people say it.
    package static func number(_ number: UInt) -> Sound { Sound(known: "number:\(number)") }
}
