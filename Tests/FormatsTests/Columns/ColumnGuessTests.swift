import Formats
import Testing

@Suite("Columns, guessed")
struct ColumnGuessTests {
    @Test(arguments: [
        ("Фамилия", ColumnMeaning.family), ("Имя", .given), ("Отчество", .patronymic), ("Телефон (рабочий)", .phone),
        ("Моб. тел.", .phone), ("Эл. почта", .email), ("ИНН", .taxNumber), ("Контрагент", .organisation),
        ("Должность", .position), ("Юридический адрес", .address), ("Примечание", .note),
        ("Company Name", .organisation),
        ("E-mail Address", .email), ("Surname", .family), ("given_name", .given), ("VAT number", .taxNumber),
        ("Job Title", .position), ("street_number", .address), ("postcode", .address),
    ])
    func `a column says what it is`(name: String, meaning: ColumnMeaning) {
        let other = meaning == .family ? "Город" : "Фамилия"
        #expect(ColumnGuess.meanings(of: [other, name], rows: []).last == meaning)
    }

    @Test func `without names the content says it`() {
        let rows = [
            ["ООО «Вектор»", "Иванов Пётр Сергеевич", "8 (495) 123-45-67", "petr@vektor.example", "7707083893", "x"],
            ["АО Сигма", "Соколова Анна Петровна", "+7 812 555-44-33", "anna@sigma.example", "500100732259", "y"],
        ]
        #expect(
            ColumnGuess.meanings(of: ["A", "B", "C", "D", "E", "F"], rows: rows)
                == [.organisation, .fullName, .phone, .email, .taxNumber, nil]
        )
    }

    @Test func `a column of names that holds companies is one of companies`() {
        let rows = [["ООО «Вектор»"], ["ИП Соколова"]]
        #expect(ColumnGuess.meanings(of: ["Клиент"], rows: rows) == [.organisation])
    }

    @Test func `a name column beside no family name is the whole name`() {
        #expect(
            ColumnGuess.meanings(of: ["Имя", "Телефон"], rows: [["Анна Соколова", "+74951234567"]])[0] == .fullName
        )
        #expect(ColumnGuess.meanings(of: ["Имя", "Фамилия"], rows: []) == [.given, .family])
    }

    @Test func `what is called mail and holds none is not mail`() {
        #expect(ColumnGuess.meanings(of: ["mail"], rows: [["yes"], ["no"]]) == [nil])
    }

    @Test func `the columns of people with doubles`() {
        let columns = [
            "rec_id", "given_name", "surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state",
            "date_of_birth", "soc_sec_id",
        ]
        let rows = [
            [
                "rec-1-org", "lachlan", "berry", "69", "giblin street", "", "bittern", "4814", "qld", "19990219",
                "7364009",
            ]
        ]
        let meanings = ColumnGuess.meanings(of: columns, rows: rows)
        #expect(meanings[1] == .given)
        #expect(meanings[2] == .family)
        #expect(meanings[3...8].allSatisfy { $0 == .address })
        #expect(meanings[9] == .born && meanings[10] == .personalNumber)
    }
}
