/// What may have been meant by a word that is in no dictionary.
extension WordBook {
    /// Words one slip away, or two that sound alike, or two words written as one, are tried against the dictionary, which is twenty times
    /// quicker than hunspell's own search; that is asked where nothing comes so near.
    ///
    /// - Returns: the likeliest first.
    func meant(by word: String, _ slips: Slips) -> [String] {
        let typed = Array(word.lowercased())
        let dress = Dress(of: word)
        let near = slips.words(near: typed).map(dress.on).filter(knows)
        let farther = near.isEmpty ? suggestions(for: word) : []
        let all = near + farther + parted(typed, slips).map(dress.on)
        let plain = Self.plain(typed)
        let ranked = all.enumerated().map { place, one in
            (cost: slips.cost(of: plain, for: Self.plain(Array(one.lowercased()))), place: place, word: one)
        }
        var seen: Set<String> = []
        return ranked.sorted { ($0.cost, $0.place) < ($1.cost, $1.place) }.map(\.word).filter {
            seen.insert($0).inserted
        }
    }

    /// Two words between which the gap was forgotten.
    private func parted(_ typed: [Character], _ slips: Slips) -> [String] {
        guard typed.count > 3 else { return [] }
        return (1..<typed.count - 1).compactMap { place in
            let (one, other) = (String(typed[..<place]), String(typed[place...]))
            guard place > 1 || slips.shortWords.contains(typed[0]), other.count > 2, knows(one), knows(other) else {
                return nil
            }
            return "\(one) \(other)"
        }
    }

    /// Nobody is wrong about ё.
    private static func plain(_ letters: [Character]) -> [Character] { letters.map { $0 == "ё" ? "е" : $0 } }
}

/// How a word is written: small, with a large letter, or all in large ones.
private struct Dress {
    let on: @Sendable (String) -> String

    init(of word: String) {
        if word.count > 1, word == word.uppercased() {
            on = { $0.uppercased() }
        } else if word.first?.isUppercase == true {
            on = { $0.prefix(1).uppercased() + $0.dropFirst() }
        } else {
            on = { $0 }
        }
    }
}

extension Slips {
    /// Whoever types more than this has typed no word.
    private static let longest = 30

    /// All that may become a word by one slip, or by two letters that sound like others; the word itself is not among them.
    fileprivate func words(near typed: [Character]) -> Set<String> {
        guard (2...Self.longest).contains(typed.count) else { return [] }
        var found: Set<String> = []
        for place in typed.indices {
            found.insert(typed.with([], at: place..<place + 1))
            for letter in alphabet {
                found.insert(typed.with([letter], at: place..<place + 1))
                found.insert(typed.with([letter], at: place..<place))
            }
            if place + 1 < typed.count {
                found.insert(typed.with([typed[place + 1], typed[place]], at: place..<place + 2))
            }
        }
        for letter in alphabet { found.insert(typed.with([letter], at: typed.count..<typed.count)) }
        for (place, letter) in typed.enumerated() {
            for sound in soundingLike(letter) {
                var once = typed
                once[place] = sound
                for other in place + 1..<typed.endIndex {
                    for second in soundingLike(typed[other]) {
                        found.insert(once.with([second], at: other..<other + 1))
                    }
                }
            }
        }
        found.remove(String(typed))
        return found.filter { $0.count > 1 }
    }
}

extension [Character] {
    fileprivate func with(_ letters: [Character], at range: Range<Int>) -> String {
        var word = String(self[..<range.lowerBound])
        word.append(contentsOf: letters)
        word.append(contentsOf: self[range.upperBound...])
        return word
    }
}
