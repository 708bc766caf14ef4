import Basics
import Foundation
import Testing

@Suite struct `Ways to reach people` {
    @Test(arguments: [
        ("8 (495) 123-45-67", "+74951234567"),
        ("+7 921 000 11 22", "+79210001122"),
        ("89210001122", "+79210001122"),
        ("+375 29 123 45 67", "+375291234567"),
        ("+44 20 7946 0958", "+442079460958"),
    ])
    func `a telephone number in any spelling is one number`(text: String, e164: String) {
        #expect(PhoneNumber(text)?.e164 == e164)
    }

    @Test(arguments: ["", "12", "позвоните мне", "+7", "+99999999999999999999"])
    func `what is no telephone number is refused`(text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test func `a telephone number tells where it is from, where it does`() throws {
        let moscow = try #require(PhoneNumber("+7 495 123-45-67"))
        #expect(moscow.place(in: .english) == "Moscow")
        #expect(moscow.place(in: .russian)?.contains("Моск") == true)
        #expect(PhoneNumber("+442079460958")?.place(in: .english) == "London")
        #expect(PhoneNumber(stored: "no number").place(in: .english) == nil)
    }

    @Test func `the file of real numbers reads as libphonenumber says`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data/phone/phone_examples.tsv").standardizedFileURL
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
        let lines = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        let heads = try #require(lines.first).map(String.init)
        let column = { (name: String) in try #require(heads.firstIndex(of: name)) }
        let (input, region) = (try column("input"), try column("default_region"))
        let (valid, e164) = (try column("valid"), try column("e164"))
        var read = 0
        for line in lines.dropFirst() where line.count == heads.count {
            let found = PhoneNumber(String(line[input]), region: String(line[region]))
            #expect(found?.e164 == (line[valid] == "1" ? String(line[e164]) : nil), "\(line.joined(separator: " "))")
            read += 1
        }
        #expect(read > 0)
    }

    @Test(arguments: [
        "olga@vector.example", "o.l-g_a+tag@sub.vector.example", "Ольга@почта.рф", " olga@vector.example ",
    ])
    func `an address that mail travels to is read`(text: String) {
        #expect(EmailAddress(text) != nil)
    }

    @Test(arguments: [
        "", "olga", "@vector.example", "olga@", "olga@vector", "a b@c.example", "a@b..example", "a@b@c.example\n,",
    ])
    func `what is no address is refused`(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test func `letter case does not make another address`() {
        #expect(EmailAddress("Olga@Vector.example") == EmailAddress("olga@vector.EXAMPLE"))
    }

    @Test func `a name is said in full, in short and in two letters`() {
        let name = PersonName(family: "Смирнова", given: "Анна", patronymic: "Петровна")
        #expect(name.full == "Смирнова Анна Петровна")
        #expect(name.short == "Анна Смирнова")
        #expect(name.initials == "АС")
    }
}
