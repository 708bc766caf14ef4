import Foundation

/// A language in which Highrock speaks to people.
package enum Language: String, CaseIterable, Codable, Sendable {
    case russian = "ru"
    case english = "en"

    package var locale: Locale {
        switch self {
        case .russian: Locale(identifier: "ru_RU")
        case .english: Locale(identifier: "en_GB")
        }
    }

    /// The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that Highrock speaks, by weight.
    package static func preferred(by header: String) -> Language? {
        let wishes = header.split(separator: ",").compactMap { wish -> (Language, Double)? in
            let parts = wish.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let tag = parts.first?.prefix(2).lowercased(), let language = Language(rawValue: tag) else {
                return nil
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (language, weight) : nil
        }
        return wishes.enumerated().max { ($0.element.1, -$0.offset) < ($1.element.1, -$1.offset) }?.element.0
    }
}
