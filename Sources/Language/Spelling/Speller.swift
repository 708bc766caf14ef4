import Basics
import Foundation
import Synchronization

/// Finds misspelt words in Russian and English text, each word by the alphabet that it is written in.
package final class Speller: Sendable {
    private let pool = BlockingPool(label: "language.spelling")
    private let shelf: Mutex<Shelf>

    /// Longer texts are looked at no further, in words.
    static let mostWords = 20_000
    static let mostFound = 200
    static let mostSuggested = 40

    /// - Parameter folder: where the dictionaries lie (`ru_RU.dic`, `en_US.dic`, …); read when they are first needed.
    package init(folder: URL = URL(filePath: "/usr/share/hunspell")) {
        shelf = Mutex(Shelf(folder: folder))
    }

    /// - Parameter known: words that are right here, such as the client's name, in any letter case.
    /// - Returns: in the order of the text; empty when there is no dictionary.
    package func misspellings(in text: String, known: Set<String> = []) async throws -> [Misspelling] {
        let known = Set(known.flatMap { WrittenWord.all(in: $0) }.map { $0.text.lowercased() })
        return try await pool.run { [self] in
            shelf.withLock { shelf in shelf.misspellings(in: text, known: known) }
        }
    }

    /// Which dictionaries are there, by the names of their files.
    package func dictionaries() async throws -> [String] {
        try await pool.run { [self] in shelf.withLock { $0.names } }
    }
}

/// The dictionaries, and what was looked up in them lately.
private struct Shelf {
    private let folder: URL
    private var cyrillic: WordBook?
    private var latin: WordBook?
    private var isOpen = false
    private var suggested: [String: [String]] = [:]

    private static let mostRemembered = 5000

    init(folder: URL) {
        self.folder = folder
    }

    var names: [String] {
        mutating get {
            open()
            return [cyrillic == nil ? nil : "ru_RU", latin == nil ? nil : "en_US"].compactMap(\.self)
        }
    }

    private mutating func open() {
        guard !isOpen else { return }
        isOpen = true
        cyrillic = WordBook("ru_RU", in: folder)
        latin = WordBook("en_US", in: folder)
    }

    mutating func misspellings(in text: String, known: Set<String>) -> [Misspelling] {
        open()
        var found: [Misspelling] = []
        for word in WrittenWord.all(in: text).prefix(Speller.mostWords) {
            guard found.count < Speller.mostFound else { break }
            guard !known.contains(word.text.lowercased()), !isRight(word.text, word.script) else { continue }
            let suggestions = found.count < Speller.mostSuggested ? suggestions(for: word) : []
            found.append(
                Misspelling(start: word.start, length: word.length, word: word.text, suggestions: suggestions)
            )
        }
        return found
    }

    private func isRight(_ text: String, _ script: WrittenWord.Script) -> Bool {
        guard script != .mixed else { return cyrillic == nil && latin == nil }
        guard let dictionary = script == .cyrillic ? cyrillic : latin else { return true }
        let plain = text.replacing("’", with: "'").replacing("\u{2011}", with: "-").replacing("\u{2010}", with: "-")
        // Abbreviations are made by everybody, and dictionaries know few.
        let isAbbreviation = plain.count <= 5 && plain == plain.uppercased()
        // The dictionary has both letters only where they tell words apart.
        return isAbbreviation || dictionary.knows(plain) || dictionary.knows(plain.replacing("ё", with: "е"))
            || isRightInParts(plain, dictionary)
    }

    /// «бизнес-план», «Санкт-Петербург»: right when all its parts are.
    private func isRightInParts(_ text: String, _ dictionary: WordBook) -> Bool {
        let parts = text.split(separator: "-")
        return parts.count > 1 && parts.allSatisfy { $0.count > 1 && dictionary.knows(String($0)) }
    }

    private mutating func suggestions(for word: WrittenWord) -> [String] {
        if let known = suggested[word.text] { return known }
        if suggested.count >= Self.mostRemembered { suggested = [:] }
        let made =
            switch word.script {
            case .cyrillic: cyrillic?.meant(by: word.text, .russian) ?? []
            case .latin: latin?.meant(by: word.text, .english) ?? []
            case .mixed: WrongKeyboard.mended(word.text).filter { isRight($0.text, $0.script) }.map(\.text)
            }
        let best = Array(made.prefix(5))
        suggested[word.text] = best
        return best
    }
}
