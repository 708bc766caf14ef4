import Basics

extension Condition {
    package func matches(_ newcomer: Newcomer) -> Bool {
        (channels.isEmpty || channels.contains(newcomer.channel))
            && (client == nil || client == newcomer.client)
            && (language == nil || language == newcomer.language)
            && (addresses.isEmpty || addresses.contains { Self.isFrom($0, newcomer.address) })
            && (hours == nil || hours?.contains(newcomer.at) == true)
            && (words.isEmpty || Self.says(words, newcomer))
    }

    private static func isFrom(_ wanted: String, _ address: String?) -> Bool {
        guard let address else { return false }
        let wanted = wanted.lowercased()
        return wanted.hasPrefix("@") ? address.hasSuffix(wanted) : address == wanted
    }

    private static func says(_ phrases: [String], _ newcomer: Newcomer) -> Bool {
        let said = PlainText(newcomer.subject + "\n" + newcomer.text)
        return phrases.contains { said.contains(Phrase($0)) }
    }
}

/// Words in a row, each whole or only its beginning.
struct Phrase {
    let words: [(text: Substring, isBeginning: Bool)]

    init(_ text: String) {
        words = text.split { $0.isWhitespace }.map { word in
            (text: Substring(PlainText.plain(word.prefix { $0 != "*" })), isBeginning: word.hasSuffix("*"))
        }
        .filter { !$0.text.isEmpty }
    }
}

/// A text as a row of words, without letter case, marks and the difference between е and ё.
struct PlainText {
    private let words: [Substring]

    init(_ text: String) {
        words = Self.plain(text[...]).split(separator: " ")
    }

    static func plain(_ text: Substring) -> String {
        String(text.lowercased().map { $0 == "ё" ? "е" : $0.isLetter || $0.isNumber ? $0 : " " }).trimmed
    }

    func contains(_ phrase: Phrase) -> Bool {
        guard let last = words.indices.last, !phrase.words.isEmpty, phrase.words.count <= words.count else {
            return false
        }
        return (0...last + 1 - phrase.words.count).contains { start in
            zip(words[start...], phrase.words).allSatisfy { word, wanted in
                wanted.isBeginning ? word.hasPrefix(wanted.text) : word == wanted.text
            }
        }
    }
}
