import Basics
import Testing

@testable import Clients

@Suite struct WordsTests {
    @Test func `words are lower case, without ё and without signs`() {
        #expect(SearchWords.split("ООО «Ёлка-2», Пётр!") == ["ооо", "елка", "2", "петр"])
    }

    @Test func `the short way of Russian and English finds the words of the long way`() {
        var text = ""
        for code in (0..<0x80).map(UInt32.init) + (0x400...0x47F).map(UInt32.init) {
            if let letter = Unicode.Scalar(code) { text += "а\(letter)\(letter)Z " }
        }
        text += String(repeating: "Ё", count: 50)
        #expect(SearchWords.plainWords(in: text) == SearchWords.anyWords(in: text))
        #expect(SearchWords.plainWords(in: "И\u{306}од") == nil && SearchWords.plainWords(in: "«Вектор»") == nil)
    }

    @Test func `what is tidy is left as it is, and what is not is tidied, wherever it lies`() throws {
        for space in [" ", "\n", "\u{A0}", "\u{2009}", "\u{3000}", "\u{85}", "\u{1680}"] {
            for text in ["\(space)Пётр\(space)", "Пётр\(space)\(space)", "\(space)\(space)Пётр"] {
                #expect(try Wording.line(text, of: "name") == "Пётр")
                #expect(text.trimmed == "Пётр")
            }
            #expect(try Wording.line("Пётр\(space)a", of: "name") == "Пётр a")
        }
        #expect(try Wording.line("Пётр a", of: "name") == "Пётр a")
        #expect(throws: InvalidField.self) { try Wording.line(" ", of: "name") }
        #expect(try Wording.text("a\u{9F}b", of: "text") == "ab")
    }

    @Test(arguments: [
        ("Юлия Щёлкина", "Yulia Schelkina"), ("Алексей", "Alexei"), ("Дмитрий Цветков", "Dmitry Cvetkov"),
        ("Михаил", "Mihail"),
    ])
    func `a name is one whatever letters it is written in`(russian: String, latin: String) {
        #expect(FoundText().names(russian) == FoundText().names(latin))
    }

    @Test func `all forms of a word have one stem`() {
        let stems = ["договор", "договорами", "договоров"].flatMap { FoundText().stems($0) }
        #expect(Set(stems).count == 1)
        #expect(FoundText().stems("invoices invoice счёт-118 118").count == 3)
    }

    @Test(arguments: [
        ("Иванов Пётр Сергеевич", PersonName(family: "Иванов", given: "Пётр", patronymic: "Сергеевич")),
        ("Пётр Сергеевич Иванов", PersonName(family: "Иванов", given: "Пётр", patronymic: "Сергеевич")),
        ("Пётр Сергеевич", PersonName(given: "Пётр", patronymic: "Сергеевич")),
        ("Анна Орлова", PersonName(family: "Орлова", given: "Анна")),
        ("Анна", PersonName(given: "Анна")),
        ("Ludwig van Beethoven", PersonName(family: "van Beethoven", given: "Ludwig")),
        ("  ", PersonName()),
    ])
    func `a name in one field is read in its parts`(text: String, name: PersonName) {
        #expect(PersonName(written: text) == name)
    }

    @Test(arguments: ["7707083893", "500100732259", "77 07 08 38 93", "DE123456789", "gb 999 9999 73"])
    func `a tax number with right check digits or a country is one`(text: String) {
        #expect(TaxNumber(text) != nil)
    }

    @Test(arguments: ["7707083894", "500100732258", "12345", "", "ИНН", "DE", "7707083893777"])
    func `a tax number that can not be is none`(text: String) {
        #expect(TaxNumber(text) == nil)
    }

    @Test func `what is typed is trimmed and freed of control characters`() throws {
        #expect(try Wording.line("  a\u{0}b \n c ", of: "name") == "a b c")
        #expect(try Wording.text("a\r\nb\u{0}\u{7}\n", of: "text") == "a\nb")
    }

    @Test func `what is empty or endless is refused with its field`() {
        #expect(throws: InvalidField("name", "refusal.text.missing")) { try Wording.line(" \u{0} ", of: "name") }
        #expect(throws: InvalidField("text", "refusal.text.too-long", ["limit": "3"])) {
            try Wording.text("abcd", of: "text", atMost: 3)
        }
        // One character, but a thousand marks.
        #expect(throws: InvalidField.self) {
            try Wording.line("a" + String(repeating: "\u{301}", count: 1000), of: "name")
        }
    }

    @Test(arguments: ["", "x", "0000000000000", "zzzzzzzzzzzzzzzzzzzz", "0000000000000abc"])
    func `a time cursor of garbage is none, and a cursor reads what it wrote`(garbage: String) {
        #expect(TimeCursor(garbage) == nil)
        let cursor = TimeCursor(at: Moment(milliseconds: 1_772_442_000_123), id: 42)
        #expect(TimeCursor("\(cursor)") == cursor)
        let name = NameCursor(name: "вектор плюс", id: 7)
        #expect(NameCursor("\(name)") == name)
    }
}
