/// How a word sounds, roughly: spellings of one name by different ears, hands and rules of transliteration fall together
/// (Шербаков, Щербаков, Scherbakov; Юрий, Yury, Iurii; Catherine, Katherine).
enum Sound {
    static func of(_ letters: [UInt8]) -> [UInt8] {
        var sound: [UInt8] = []
        var rest = letters[...]
        while let first = rest.first {
            if let rule = rules[Int(first)].first(where: { rest.starts(with: $0.letters) }) {
                for letter in rule.sound { append(letter, to: &sound) }
                rest = rest.dropFirst(rule.letters.count)
            } else {
                append(first, to: &sound)
                rest = rest.dropFirst()
            }
        }
        return sound
    }

    /// Doubled letters count once; of vowels that follow one another the last is heard.
    private static func append(_ letter: UInt8, to sound: inout [UInt8]) {
        if let last = sound.last, last == letter && !PlainLetters.isDigit(letter) || isVowel(last) && isVowel(letter) {
            sound.removeLast()
        }
        sound.append(letter)
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        letter == UInt8(ascii: "a") || letter == UInt8(ascii: "i") || letter == UInt8(ascii: "u")
    }

    private struct Rule {
        let letters: [UInt8]
        let sound: [UInt8]
    }

    /// By the first letter; the longer ones first. Capitals stand for sounds that no single letter has.
    private static let rules: [[Rule]] = {
        var rules = [[Rule]](repeating: [], count: 256)
        for pair in table.split(separator: " ") {
            let halves = pair.split(separator: ":").map { Array($0.utf8) }
            rules[Int(halves[0][0])].append(Rule(letters: halves[0], sound: halves[1]))
        }
        return rules
    }()

    private static let table = """
        shch:S sch:S tch:C ch:C sh:S zh:J kh:h ph:f th:t ts:T tz:T ck:k gh:g dzh:J dj:J yo:i jo:i io:i \
        ce:si ci:si cy:si c:k q:k w:v x:ks o:a e:i y:i j:i
        """
}
