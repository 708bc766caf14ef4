import Basics

/// All texts of one language.
package final class Lexicon: Sendable {
    package let language: Language
    private let phrases: [String: Phrase]
    let calendar: CalendarWords
    let units: UnitWords

    init(_ language: Language, texts: [String: String]) {
        self.language = language
        let phrases = texts.mapValues(Phrase.init)
        self.phrases = phrases
        let word = { (key: String) in phrases[key]?.filled(with: [:]) ?? key }
        calendar = CalendarWords(word)
        units = UnitWords(word)
    }

    /// The names of all texts, for the test that compares languages and for scripts in the page.
    package var keys: [String] { phrases.keys.sorted() }

    package func gaps(of key: String) -> Set<String> { phrases[key]?.gaps ?? [] }

    package func has(_ key: String) -> Bool { phrases[key] != nil }

    /// A text that is missing shows its name, so that it is found.
    func text(_ key: String, _ details: [String: String]) -> String {
        phrases[key]?.filled(with: details) ?? key
    }

    /// The form of a text that goes with a number.
    func text(_ key: String, counting count: Int, _ details: [String: String]) -> String {
        let form = PluralForm(of: count, in: language)
        let phrase = phrases["\(key)#\(form.rawValue)"] ?? phrases["\(key)#other"] ?? phrases[key]
        return phrase?.filled(with: details) ?? key
    }
}

/// The plural forms of CLDR that Russian and English have.
package enum PluralForm: String, CaseIterable, Sendable {
    case one
    case few
    case many
    case other

    package init(of count: Int, in language: Language) {
        let count = count.magnitude
        switch language {
        case .english: self = count == 1 ? .one : .other
        case .russian:
            let (ten, hundred) = (count % 10, count % 100)
            switch (ten, hundred) {
            case (_, 11...14): self = .many
            case (1, _): self = .one
            case (2...4, _): self = .few
            default: self = .many
            }
        }
    }

    /// Those that every counted text of a language must have. Fractions take `other`, which may be left out where none occur.
    package static func needed(in language: Language) -> Set<PluralForm> {
        language == .russian ? [.one, .few, .many] : [.one, .other]
    }
}
