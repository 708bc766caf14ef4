import Basics
import Foundation
import Store

/// What went wrong with a letter, kept so that it can be told in any language.
package struct Trouble: Refusal, Codable, Hashable {
    private let key: String
    package let details: [String: String]

    package init(_ reason: TextKey, _ details: [String: String] = [:]) {
        key = reason.name
        // Servers can be long-winded.
        self.details = details.mapValues { String($0.prefix(300)) }
    }

    package init(_ refusal: any Refusal) {
        self.init(refusal.reason, refusal.details)
    }

    package var standing: Standing { .unavailable }
    package var reason: TextKey { TextKey(key) }
}

extension Trouble: Storable {
    package var stored: SQLValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings alone can always be written.
        return (try? encoder.encode(self)).map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null
    }

    package static func load(from columns: any Columns, at index: Int) throws -> Self {
        try JSONDecoder().decode(Self.self, from: Data(columns.text(at: index).utf8))
    }
}
