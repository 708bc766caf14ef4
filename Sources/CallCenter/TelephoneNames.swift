import Basics
import Store
import Telephony

/// What the exchange's names are kept as: the text that they are written as.
extension TextCodable where Self: Storable {
    package var stored: SQLValue { description.stored }

    package static func load(from columns: any Columns, at index: Int) throws -> Self {
        guard let value = Self(columns.text(at: index)) else {
            throw UnreadableColumn(index: index, wanted: "\(Self.self)")
        }
        return value
    }
}

extension Digit: Storable {}
extension SoundCodec: Storable {}
extension Endpoint: Storable {}
extension ExchangeID: Storable {}

/// Sounds one after another, by their names with spaces between them, which no name has.
package struct Announcement: Hashable, Sendable, TextCodable, Storable {
    package let sounds: [Sound]

    package init(_ sounds: [Sound] = []) {
        self.sounds = sounds
    }

    package var description: String { sounds.map(\.description).joined(separator: " ") }

    package init?(_ text: String) {
        let names = text.split(separator: " ")
        let sounds = names.compactMap { Sound(String($0)) }
        guard sounds.count == names.count else { return nil }
        self.sounds = sounds
    }

    package static let most = 20
}
