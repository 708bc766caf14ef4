import Basics
import Clients
import Testing

@Suite struct WordsTests {
    @Test func `words are lower case, without ё and without signs`() {
        #expect(SearchWords.split("ООО «Ёлка-2», Пётр!") == ["ооо", "елка", "2", "петр"])
    }

    @Test func `a telephone number is found whole, without the country, and by its last seven digits`() {
        #expect(SearchWords.phone("+74951234567") == ["74951234567", "4951234567", "1234567"])
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
