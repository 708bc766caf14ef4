/// A word in a text, with its place. Addresses, links, numbers and names of files are no words.
struct WrittenWord: Hashable, Sendable {
    /// In UTF-16 units.
    let start: Int
    let text: String
    let script: Script

    var length: Int { text.utf16.count }

    enum Script: Hashable, Sendable {
        case cyrillic
        case latin
        /// Letters of both: one of them was typed on the wrong keyboard.
        case mixed
    }

    /// All words of a text that can be looked up.
    static func all(in text: String) -> [WrittenWord] {
        var words: [WrittenWord] = []
        var place = 0
        for piece in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
            if !isAddress(piece) { words += all(in: piece, from: place) }
            // What separates pieces is one character, and of one unit, but for the line end of Windows.
            place += piece.utf16.count
            if piece.endIndex < text.endIndex { place += text[piece.endIndex].utf16.count }
        }
        return words
    }

    private static func all(in piece: Substring, from start: Int) -> [WrittenWord] {
        var words: [WrittenWord] = []
        var place = start
        var word = ""
        var wordStart = start
        var isWord = true
        func end() {
            let bare = word.trimmingJoints
            if isWord, let script = script(of: bare.text) {
                words.append(WrittenWord(start: wordStart + bare.skipped, text: bare.text, script: script))
            }
            word = ""
            isWord = true
        }
        for character in piece {
            if character.isLetter || character.isNumber || isJoint(character) || character == "_" {
                if word.isEmpty { wordStart = place }
                if character.isNumber || character == "_" { isWord = false }
                word.append(character)
            } else {
                end()
            }
            place += character.utf16.count
        }
        end()
        return words
    }

    /// What holds the parts of one word together: «что-то», "don't".
    private static func isJoint(_ character: Character) -> Bool {
        character == "-" || character == "'" || character == "’" || character == "\u{2010}" || character == "\u{2011}"
    }

    private static func isAddress(_ piece: Substring) -> Bool {
        piece.contains("@") || piece.contains("://") || piece.contains("\\") || piece.contains("{{")
            || piece.hasPrefix("/") || piece.hasPrefix("www.") || piece.contains("/") && piece.contains(".")
    }

    /// nil for what belongs to neither: a single letter, or another alphabet.
    private static func script(of word: String) -> Script? {
        var (cyrillic, latin) = (0, 0)
        for scalar in word.unicodeScalars where scalar.properties.isAlphabetic {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x400...0x52F: cyrillic += 1
            default: return nil
            }
        }
        switch (cyrillic, latin) {
        case (0...1, 0), (0, 0...1): return nil
        case (_, 0): return .cyrillic
        case (0, _): return .latin
        default: return .mixed
        }
    }
}

extension String {
    /// Without the joints at its ends, and how many units went at its beginning.
    fileprivate var trimmingJoints: (text: String, skipped: Int) {
        let isEnd: (Character) -> Bool = { !$0.isLetter && !$0.isNumber && $0 != "_" }
        let front = prefix(while: isEnd)
        var rest = dropFirst(front.count)
        while let last = rest.last, isEnd(last) { rest.removeLast() }
        return (String(rest), front.utf16.count)
    }
}
