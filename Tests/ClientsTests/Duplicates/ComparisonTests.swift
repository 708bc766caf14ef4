import Basics
import Testing

@testable import Clients

@Suite("Comparing two clients")
struct ComparisonTests {
    private func person(_ family: String, _ given: String, _ patronymic: String = "", born: String? = nil) -> Profile {
        Profile(
            .person(PersonName(family: family, given: given, patronymic: patronymic)),
            born: born.flatMap { Birthday($0) }
        )
    }

    private func compare(_ one: Profile, _ other: Profile) -> Comparison {
        Comparison(Traits(one), Traits(other), in: Census())
    }

    @Test func `case, ё and alphabet make no difference`() {
        let pair = compare(person("Щёлкин", "Пётр"), person("SHCHELKIN", "Petr"))
        #expect(pair[.family] == .same)
        #expect(pair[.given] == .same)
        #expect(pair[.patronymic] == nil)
    }

    @Test func `crossed names are seen for what they are`() {
        let pair = compare(person("Иванов", "Сергей"), person("Сергей", "Ивнов"))
        let grades = [pair[.family], pair[.given]]
        #expect(grades.contains(.same) && grades.contains(.alike))
    }

    @Test(arguments: [
        ("Сергеевич", "Сергеевна", Grade.different), ("Сергеевич", "С", .similar), ("Сергеевич", "Сергееевич", .alike),
        ("Сергеевич", "Петрович", .different),
    ])
    func `patronymics are compared as people mean them`(one: String, other: String, grade: Grade) {
        #expect(compare(person("А", "Б", one), person("А", "Б", other))[.patronymic] == grade)
    }

    @Test(arguments: [
        ("1980-03-12", "1980-03-12", Grade.same), ("1980-03-12", "1980-12-03", .alike),
        ("1980-03-12", "1981-03-12", .alike),
        ("1980-03-12", "1980-05-25", .different), ("1980-03-12", "--03-12", .similar),
        ("1980-03-12", "1997-03-12", .similar),
    ])
    func `days of birth agree by degrees`(one: String, other: String, grade: Grade) {
        #expect(compare(person("А", "Б", born: one), person("А", "Б", born: other))[.born] == grade)
    }

    @Test(arguments: [
        ("a.ivanov1@mail.ru", "a.ivanov2@mail.ru", Grade.different), ("ivanov@mail.ru", "ivanoov@mail.ru", .alike),
        ("ivanov@mail.ru", "IVANOV@mail.ru", .same), ("ivanov@gmail.com", "ivanov@gmial.com", .alike),
        ("ivanov@mail.ru", "ivanov@yandex.ru", .similar),
        ("info@vostok-stroi.ru", "info@parus.example", .different),
        ("info@vostok-stroi.ru", "info@vostok-stori.ru", .alike),
        ("zakaz@abc.ru", "zakaz@abd.ru", .different),
    ])
    func `addresses of namesakes are told from slips`(one: String, other: String, grade: Grade) throws {
        var (left, right) = (person("А", "Б"), person("А", "Б"))
        left.emails = [try #require(EmailAddress(one))]
        right.emails = [try #require(EmailAddress(other))]
        #expect(compare(left, right)[.email] == grade)
    }

    @Test func `the legal form and the order of words name no other company`() {
        let pair = compare(Profile(.organisation("ООО «Вектор Плюс»")), Profile(.organisation("Вектор-Плюс, ООО")))
        #expect(pair[.title] == .same)
    }

    @Test func `of several telephones the best pair counts`() {
        var (one, other) = (person("А", "Б"), person("А", "Б"))
        one.phones = ["+74951234567", "+79161112233"].map { PhoneNumber(stored: $0) }
        other.phones = ["+79169998877", "+74951234567"].map { PhoneNumber(stored: $0) }
        #expect(compare(one, other)[.phone] == .same)
    }

    @Test(arguments: 0..<50)
    func `it does not matter who comes first`(seed: Int) {
        let list = ClientList.made(people: 12, repeated: 60, copies: 2, errors: 6, seed: UInt64(seed))
        let traits = list.profiles.map { Traits($0) }
        let census = Census(of: traits)
        for one in traits {
            for other in traits {
                #expect(Comparison(one, other, in: census) == Comparison(other, one, in: census))
            }
        }
    }
}
