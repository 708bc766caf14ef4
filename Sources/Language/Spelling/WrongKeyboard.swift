/// Letters that look the same in both alphabets: «Cкидка» with a Latin C reads well and is found by nobody.
enum WrongKeyboard {
    private static let pairs: [(latin: Character, cyrillic: Character)] = [
        ("A", "А"), ("a", "а"), ("B", "В"), ("C", "С"), ("c", "с"), ("E", "Е"), ("e", "е"), ("H", "Н"), ("K", "К"),
        ("k", "к"), ("M", "М"), ("O", "О"), ("o", "о"), ("P", "Р"), ("p", "р"), ("T", "Т"), ("X", "Х"), ("x", "х"),
        ("y", "у"),
    ]
    private static let toCyrillic = Dictionary(uniqueKeysWithValues: pairs.map { ($0.latin, $0.cyrillic) })
    private static let toLatin = Dictionary(uniqueKeysWithValues: pairs.map { ($0.cyrillic, $0.latin) })

    /// A word of both alphabets, written in one of them, as far as its letters have a twin there.
    static func mended(_ word: String) -> [(text: String, script: WrittenWord.Script)] {
        let inCyrillic = String(word.map { toCyrillic[$0] ?? $0 })
        let inLatin = String(word.map { toLatin[$0] ?? $0 })
        return [(inCyrillic, .cyrillic), (inLatin, .latin)].filter { text, script in
            WrittenWord.all(in: text).first?.script == script
        }
    }
}
