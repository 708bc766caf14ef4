/// One spelling for all that people take for the same when they look for a name: Yulia and Юлия, Aleksey and Alexei.
enum FoundLetters {
    /// A word in plain letters with what is written in several ways written in one.
    static func of(_ word: String) -> String {
        String(decoding: folded(PlainLetters.joined(word)), as: UTF8.self)
    }

    private static func folded(_ letters: [UInt8]) -> [UInt8] {
        guard !letters.contains(where: PlainLetters.isDigit) else { return letters }
        var folded: [UInt8] = []
        folded.reserveCapacity(letters.count)
        var place = 0
        while place < letters.count {
            let (length, letter) = sound(at: place, of: letters)
            // Юлия is Yuliya and Yulia, Дмитрий is Dmitriy and Dmitry.
            for one in letter where one != i || folded.last != i { folded.append(one) }
            place += length
        }
        return folded
    }

    /// How many letters are read, and what stands for them.
    private static func sound(at place: Int, of letters: [UInt8]) -> (Int, [UInt8]) {
        for rule in rules[Int(letters[place])] where letters[place...].starts(with: rule.letters) {
            return (rule.letters.count, rule.sound)
        }
        return (1, [letters[place]])
    }

    private static let i = UInt8(ascii: "i")

    private struct Rule {
        let letters: [UInt8]
        let sound: [UInt8]
    }

    /// By the first letter, the longer ones first.
    private static let rules: [[Rule]] = {
        var rules = [[Rule]](repeating: [], count: 256)
        for pair in "shch:sch kh:h ts:c tz:c ph:f ck:k ct:kt y:i j:i w:v q:k x:ks".split(separator: " ") {
            let halves = pair.split(separator: ":").map { Array($0.utf8) }
            rules[Int(halves[0][0])].append(Rule(letters: halves[0], sound: halves[1]))
        }
        return rules
    }()
}
