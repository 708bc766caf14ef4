import Basics
import Language
import Store

/// Makes text ready to be found. One of these belongs to one thread.
package struct FoundText {
    private let stemmer = Stemmer()

    package init() {}

    /// The words of a name, an address or a number, whole.
    package func names(_ text: String) -> [String] {
        SearchWords.split(text).map(FoundLetters.of)
    }

    /// What the forms of each word of a text have in common.
    /// - Parameter limit: no more different words than this, so that no letter fills the index.
    package func stems(_ text: String, atMost limit: Int = 400) -> [String] {
        var words: Set<String> = []
        var seen: Set<String> = []
        var stems: [String] = []
        for word in SearchWords.split(text) where words.insert(word).inserted {
            let stem = stem(word)
            if seen.insert(stem).inserted { stems.append(stem) }
            if words.count == limit { break }
        }
        return stems
    }

    /// - Parameter word: one of those that `SearchWords.split` makes.
    package func stem(_ word: String) -> String {
        FoundLetters.of(stemmer.stem(of: word))
    }
}

/// One way to read what somebody typed into the search field.
package struct FindReading: Sendable, Hashable {
    /// For names: words of which each has to stand somewhere in what is found.
    package let names: TextQuery
    /// The same, where another form of a word will do.
    package let forms: TextQuery
    /// For texts.
    package let texts: TextQuery

    /// Readings of the text, the likeliest first; a later one counts only when those before it find nothing.
    package static func all(of text: String) -> [FindReading] {
        let found = FoundText()
        var seen: Set<[String]> = []
        return SearchWords.readings(of: text).compactMap { words in
            let plain = words.map { (name: FoundLetters.of($0), stem: found.stem($0)) }.filter { !$0.name.isEmpty }
            guard !plain.isEmpty, plain.count <= 8, seen.insert(plain.map(\.name)).inserted else { return nil }
            return FindReading(
                names: TextQuery(plain.map { .part($0.name) }),
                forms: TextQuery(plain.map { .form(part: $0.name, stem: beginning(of: $0.name, stem: $0.stem)) }),
                texts: TextQuery(plain.map { .form(part: $0.name, stem: $0.stem) })
            )
        }
    }

    /// Nothing shorter than three letters is looked for: the forms of a short name, as Анна and Анне, differ in their last one.
    private static func beginning(of name: String, stem: String) -> String {
        if stem.count >= 3 { return stem }
        return name.count > 3 ? String(name.dropLast()) : name
    }
}
