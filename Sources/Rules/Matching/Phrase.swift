import Clients

/// Words in a row, as somebody has written them into a rule: `не работает интернет`, `оплат*`, `"счёт на оплату"`.
struct Phrase {
    let words: [Wanted]

    enum Wanted {
        /// Any form of a word, by what all have in common.
        case form(stem: String)
        /// Whole words that begin so: a star stood behind.
        case beginning(String)
        /// The word as it is: quotation marks stood around it.
        case exactly(String)
    }

    init(_ text: String, _ found: FoundText) {
        var words: [Wanted] = []
        var isQuoted = false
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: Self.marks.contains) {
            for piece in part.split(whereSeparator: \.isWhitespace) {
                let plain = SearchWords.split(String(piece))
                words += plain.dropLast().map { Self.wanted($0, isQuoted, found) }
                guard let last = plain.last else { continue }
                words.append(piece.hasSuffix("*") ? .beginning(last) : Self.wanted(last, isQuoted, found))
            }
            isQuoted.toggle()
        }
        self.words = words
    }

    private static let marks: Set<Character> = ["\"", "«", "»", "“", "”", "„"]

    private static func wanted(_ word: String, _ isQuoted: Bool, _ found: FoundText) -> Wanted {
        isQuoted ? .exactly(word) : .form(stem: found.stem(word))
    }
}

/// What somebody has said, word by word, each with what its forms have in common, as Find knows it.
struct SaidWords: Sendable, Hashable {
    private let words: [Said]

    private struct Said: Hashable {
        let word: String
        let stem: String

        func `is`(_ wanted: Phrase.Wanted) -> Bool {
            switch wanted {
            case .form(let stem): self.stem == stem
            case .beginning(let text): word.hasPrefix(text)
            case .exactly(let text): word == text
            }
        }
    }

    init(_ text: String) {
        let found = FoundText()
        var stems: [String: String] = [:]
        words = SearchWords.split(text).map { word in
            let stem = stems[word] ?? found.stem(word)
            stems[word] = stem
            return Said(word: word, stem: stem)
        }
    }

    func contains(_ phrase: Phrase) -> Bool {
        guard let first = phrase.words.first, phrase.words.count <= words.count else { return false }
        return (0...words.count - phrase.words.count).contains { start in
            words[start].is(first) && zip(words[start...], phrase.words).allSatisfy { $0.is($1) }
        }
    }
}
