import Basics
import Foundation
import Synchronization

/// The texts of all languages, read once at the start from `Translations/<language>/<area>.json`.
package final class Translations: Sendable {
    private let lexicons: [Language: Lexicon]
    private let zones = Mutex<[String: Zone]>([:])

    package init(_ texts: [Language: [String: String]]) {
        lexicons = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, Lexicon($0, texts: texts[$0] ?? [:])) }
        )
        fallback = Lexicon(.russian, texts: texts[.russian] ?? [:])
    }

    private let fallback: Lexicon

    /// - Parameter folder: has a folder for each language with a flat JSON file for each area.
    package static func load(from folder: URL) throws -> Translations {
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            let place = folder.appending(path: language.rawValue)
            let files = try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".json") }
            for file in files.sorted() {
                let area = try area(at: place.appending(path: file))
                try texts[language, default: [:]].merge(area) { _, _ in throw TranslationFault.doubleKey(file: file) }
            }
        }
        return Translations(texts)
    }

    private static func area(at file: URL) throws -> [String: String] {
        do {
            return try JSONDecoder().decode([String: String].self, from: try Data(contentsOf: file))
        } catch {
            throw TranslationFault.unreadable(file: file.path, complaint: "\(error)")
        }
    }

    package subscript(language: Language) -> Lexicon { lexicons[language] ?? fallback }

    /// The words for someone: in their language, with their clock on the wall.
    package func wording(_ language: Language, zone: String, now: Moment) -> Wording {
        Wording(lexicon: self[language], zone: self.zone(zone), now: now)
    }

    private func zone(_ identifier: String) -> Zone {
        if let known = zones.withLock({ $0[identifier] }) { return known }
        let zone = Zone(identifier)
        zones.withLock { $0[zone.identifier] = zone }
        return zone
    }
}

/// The program's own texts are not as they should be; found at the start.
package enum TranslationFault: Error, CustomStringConvertible {
    case unreadable(file: String, complaint: String)
    case doubleKey(file: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let complaint): "can't read the texts in \(file): \(complaint)"
        case .doubleKey(let file): "\(file) has a text that another file of the same language has, too"
        }
    }
}
