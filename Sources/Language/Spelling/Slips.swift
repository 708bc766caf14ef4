/// How people mistype a language: which keys lie side by side, which letters sound alike where they stand.
struct Slips: Sendable {
    /// Letters, and what joins the parts of a word.
    let alphabet: [Character]
    /// Words of one letter: what stands before a gap that somebody forgot, as in «вофисе».
    let shortWords: Set<Character>
    private let neighbours: Set<Pair>
    private let alike: [Character: [Character]]
    /// Letters that are heard least, so that they come and go.
    private let faint: Set<Character>

    private struct Pair: Hashable {
        let typed: Character
        let meant: Character
    }

    static let russian = Slips(
        rows: ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
        alike: "оа еи ие яе яи иы зс дт бп гк жш вф ьъ эе ое шщ чщ ую ая ыи",
        faint: "ьъ",
        joints: "-",
        shortWords: "авикосуя"
    )
    static let english = Slips(
        rows: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        alike: "ei ea oa ou sc ck ks sz iy fp ai eo ui gj",
        faint: "h'",
        joints: "'-",
        shortWords: "ai"
    )

    private init(rows: [String], alike: String, faint: String, joints: String, shortWords: String) {
        let rows = rows.map(Array.init)
        alphabet = rows.flatMap(\.self) + joints
        var neighbours: Set<Pair> = []
        for (number, row) in rows.enumerated() {
            for (place, key) in row.enumerated() {
                // Each row is set off to the right by half a key.
                for (up, right) in [(0, -1), (0, 1), (-1, 0), (-1, 1), (1, 0), (1, -1)]
                where rows.indices.contains(number + up) && rows[number + up].indices.contains(place + right) {
                    neighbours.insert(Pair(typed: key, meant: rows[number + up][place + right]))
                }
            }
        }
        self.neighbours = neighbours
        self.alike = alike.split(separator: " ").map(Array.init).reduce(into: [:]) { known, pair in
            for (one, other) in [(pair[0], pair[1]), (pair[1], pair[0])] where known[one]?.contains(other) != true {
                known[one, default: []].append(other)
            }
        }
        self.faint = Set(faint)
        self.shortWords = Set(shortWords)
    }

    /// Letters that may have been meant by one that sounds like them.
    func soundingLike(_ letter: Character) -> [Character] { alike[letter] ?? [] }

    /// How unlikely it is that somebody who meant one word has typed the other: the edits that lie between them, two letters in the
    /// wrong order counted as one (Damerau), each by how often it happens. The first letter is seldom wrong.
    func cost(of typed: [Character], for meant: [Character]) -> Double {
        var before: [Double] = []
        var row = meant.indices.reduce(into: [0.0]) { row, place in row.append(row[place] + gap(in: meant, at: place)) }
        for (place, letter) in typed.enumerated() {
            var next = [row[0] + gap(in: typed, at: place)]
            for (other, wanted) in meant.enumerated() {
                var best = min(
                    row[other] + swap(letter, wanted, isFirst: place == 0 && other == 0),
                    row[other + 1] + gap(in: typed, at: place),
                    next[other] + gap(in: meant, at: other)
                )
                if place > 0, other > 0, typed[place - 1] == wanted, letter == meant[other - 1], letter != wanted {
                    best = min(best, before[other - 1] + (place == 1 ? 1 : 0.6))
                }
                next.append(best)
            }
            (before, row) = (row, next)
        }
        return row[meant.count]
    }

    private func swap(_ typed: Character, _ meant: Character, isFirst: Bool) -> Double {
        if typed == meant { return 0 }
        if soundingLike(typed).contains(meant) { return isFirst ? 0.7 : 0.6 }
        if neighbours.contains(Pair(typed: typed, meant: meant)) { return isFirst ? 1.4 : 0.8 }
        return isFirst ? 1.8 : 1.3
    }

    /// A letter too many or too few.
    private func gap(in word: [Character], at place: Int) -> Double {
        let letter = word[place]
        let first = place == 0 ? 0.5 : 0
        if place > 0 && word[place - 1] == letter || place + 1 < word.count && word[place + 1] == letter { return 0.5 }
        if letter == " " || letter == "-" || faint.contains(letter) { return 0.65 + first }
        return 1 + first
    }
}
