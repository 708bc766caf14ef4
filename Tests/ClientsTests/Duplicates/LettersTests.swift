import Testing

@testable import Clients

@Suite("Plain letters and likeness")
struct LettersTests {
    private func word(_ text: String) throws -> Word { try #require(Word(PlainLetters.joined(text))) }

    @Test(arguments: [
        ("Щёлкина", "shchelkina"), ("SHCHELKINA", "shchelkina"), ("Müller", "muller"), ("O’Brien", "obrien"),
        ("Салтыков-Щедрин", "saltykovshchedrin"), ("Łódź", "lodz"), ("И\u{306}од", "yod"), ("Straße", "strasse"),
        ("Ґалаґан", "galagan"), ("12-а", "12a"), ("", ""), ("«»", ""),
    ])
    func `names of any alphabet become plain letters`(name: String, letters: String) {
        #expect(PlainLetters.joined(name) == Array(letters.utf8))
    }

    @Test func `letters of far alphabets stay apart, too`() {
        let names = ["山田", "田中", "Παπαδόπουλος", "გიორგი", "אברהם"].map(PlainLetters.joined)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { !$0.isEmpty })
    }

    @Test(arguments: [
        ("Щербаков", "Scherbakov"), ("Щербаков", "Шербаков"), ("Юрий", "Yury"), ("Юрий", "Iurii"),
        ("Алексей", "Alexey"),
        ("Catherine", "Katherine"), ("Соня", "Sonia"), ("Филипп", "Philip"), ("Хабаров", "Khabarov"),
    ])
    func `spellings of one name sound the same`(one: String, other: String) throws {
        #expect(try word(one).sound == word(other).sound)
    }

    @Test(arguments: [
        ("ivanov", "ivanv"), ("ivanov", "ivannov"), ("ivanov", "ivamov"), ("ivanov", "iavnov"), ("ivanov", "ivano"),
    ])
    func `one slip of the finger is one error`(one: String, other: String) throws {
        #expect(try !word(one).isWithin(0, of: word(other)))
        #expect(try word(one).isWithin(1, of: word(other)))
        #expect(try word(other).isWithin(1, of: word(one)))
    }

    @Test(arguments: 0..<200)
    func `errors are counted as the full table counts them`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let letters = Array("aabbc")
        func any() -> String { String((0...dice.upTo(7)).map { _ in letters[dice.upTo(letters.count)] }) }
        let (one, other) = (any(), any())
        let distance = Self.distance(Array(one), Array(other))
        for errors in 0...3 { #expect(try word(one).isWithin(errors, of: word(other)) == (distance <= errors)) }
    }

    @Test(arguments: [("martha", "marhta", 0.9611), ("dixon", "dicksonx", 0.8133), ("jellyfish", "smellyfish", 0.8963)])
    func `Jaro and Winkler's examples come out as in their papers`(one: String, other: String, likeness: Float) throws {
        #expect(abs(try word(one).likeness(to: word(other)) - likeness) < 0.0001)
        #expect(abs(try word(other).likeness(to: word(one)) - likeness) < 0.0001)
    }

    @Test func `the quick look at the letters rejects nothing that is alike`() throws {
        var dice = Dice(seed: 5)
        let town = Town(dice: &dice)
        let names = try (0..<150).map { _ in try word(town.anyFamily(&dice, woman: false)) }
        for one in names {
            for other in names where one != other {
                let quick = one.likeness(to: other)
                #expect(quick > 0 || one.jaro(other) <= 0.7)
            }
        }
    }

    @Test(arguments: [
        ("Саша", "Александр"), ("Саша", "Александра"), ("Лёша", "Алексей"), ("Bill", "William"), ("Kate", "Katherine"),
    ])
    func `a short name may be the full one`(short: String, full: String) throws {
        #expect(try Nicknames.agree(word(short), word(full)))
        #expect(try Nicknames.agree(word(full), word(short)))
    }

    @Test func `other names may not`() throws {
        #expect(try !Nicknames.agree(word("Саша"), word("Алексей")))
        #expect(try !Nicknames.agree(word("Иван"), word("Пётр")))
    }

    /// Optimal string alignment by the whole table, as every textbook has it.
    private static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var table = [[Int]](repeating: Array(0...other.count), count: one.count + 1)
        for i in 1...one.count {
            table[i][0] = i
            for j in 1...other.count {
                let cost = one[i - 1] == other[j - 1] ? 0 : 1
                table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
                if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
                    table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
                }
            }
        }
        return table[one.count][other.count]
    }
}
