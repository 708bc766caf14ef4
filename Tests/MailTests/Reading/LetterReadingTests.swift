import Basics
import Foundation
import Mail
import Testing

@Suite struct `Letters are read` {
    @Test func `the head of a letter`() throws {
        let head = try OpenLetter.read(Samples.own("nested")).head
        #expect(head.from == [Correspondent(name: "Ольга", address: "olga@vector.example")])
        #expect(head.to.map(\.name) == ["Поддержка", "Smith, John"])
        #expect(head.to.map(\.address) == ["help@highrock.example", "john@vector.example"])
        #expect(head.cc.isEmpty)
        #expect(head.answerTo.map(\.address) == ["claims@vector.example"])
        #expect(head.subject == "Вопрос по договору")
        #expect(head.messageID?.text == "a1@vector.example")
        #expect(head.inReplyTo.map(\.text) == ["b2@highrock.example"])
        #expect(head.references.map(\.text) == ["c3@highrock.example", "b2@highrock.example"])
        #expect(head.languages == ["ru", "en"])
        #expect(head.date == Moment(rfc3339: "2026-11-26T09:00:00Z"))
    }

    @Test func `text, page, picture, file and letter of one letter`() throws {
        let open = try OpenLetter(Samples.own("nested"))
        let letter = open.letter
        #expect(letter.text == "Добрый день! Это длинная строка, которая была разбита.\nFrom отступ\n-- \nОльга")
        #expect(letter.html?.contains("Добрый день") == true)
        #expect(letter.attachments.map(\.place.text) == ["1.2.2", "2", "3"])
        #expect(letter.attachments.map(\.name) == ["logo.png", "Договор № 17.pdf", "Срочно.eml"])
        #expect(letter.attachments.map(\.isInline) == [true, false, false])
        #expect(try open.bytes(PartPlace([2]), limit: 100) == Array("%PDF-1".utf8))
        #expect(String(decoding: try open.bytes(PartPlace([3]), limit: 1000), as: UTF8.self).contains("inner text"))
        #expect(letter.defects.isEmpty)
    }

    @Test func `a part that is not there, or larger than wished, is a typed error`() throws {
        let open = try OpenLetter(Samples.own("nested"))
        #expect(throws: ReadingFault.noSuchPart(PartPlace([7]))) { try open.bytes(PartPlace([7]), limit: 10) }
        #expect(throws: ReadingFault.noSuchPart(PartPlace([2], item: 1))) {
            try open.bytes(PartPlace([2], item: 1), limit: 10)
        }
        #expect(throws: ReadingFault.tooLarge) { try open.bytes(PartPlace([2]), limit: 3) }
        #expect(throws: ReadingFault.empty) { try OpenLetter(.bytes([])) }
        #expect(throws: ReadingFault.unreadable(ENOENT)) { try OpenLetter(.file(URL(filePath: "/nowhere/at.all"))) }
    }

    @Test func `an attachment is written to a new file, and half of one is not left behind`() throws {
        let folder = try Samples.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let open = try OpenLetter(Samples.own("nested"))
        let file = folder.appending(path: "a.pdf")
        try open.write(PartPlace([2]), to: file)
        #expect(try Data(contentsOf: file) == Data("%PDF-1".utf8))
        #expect(throws: ReadingFault.unwritable(EEXIST)) { try open.write(PartPlace([2]), to: file) }
        let other = folder.appending(path: "b.pdf")
        #expect(throws: ReadingFault.noSuchPart(PartPlace([9]))) { try open.write(PartPlace([9]), to: other) }
        #expect(!FileManager.default.fileExists(atPath: other.path))
    }

    @Test func `signed and encrypted letters are shown as what they are`() throws {
        let signed = try OpenLetter.read(Samples.own("signed"))
        #expect(signed.protection == .signed(.pgp))
        #expect(signed.text.hasPrefix("What I sign."))
        #expect(signed.attachments.map(\.name) == ["signature.asc"])
        let encrypted = try OpenLetter.read(Samples.own("encrypted"))
        #expect(encrypted.protection == .encrypted(.smime))
        #expect(encrypted.text.isEmpty && encrypted.attachments.map(\.name) == ["smime.p7m"])
        let armoured = try Samples.letter("Subject: x\n\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n")
        #expect(armoured.protection == .encrypted(.pgp))
    }

    @Test(arguments: [
        ("no head\n\njust text", "", "no head\n\njust text"),
        ("Subject: a\nthis is no field\n", "a", "this is no field"),
        ("Subject: a\nnonsense here\nFrom: b@c.example\n\ntext", "a", "text"),
        ("\n\nSubject: a\n\ntext", "a", "text"),
        ("From someone Mon Jan  1 00:00:00 2001\nSubject: a\n\ntext", "a", "text"),
        ("Subject: a\nContent-Type: multipart/mixed\n\ntext", "a", "text"),
        ("Subject: a\nContent-Type: text\n\ntext", "a", "text"),
        ("Subject: a\nContent-Type: text/plain\nContent-Type: multipart/mixed; boundary=x\n\ntext", "a", "text"),
        ("Subject: a\nContent-Transfer-Encoding: base64;\n\ndGV4dA", "a", "text"),
        ("Subject: a\n\n", "a", ""),
    ])
    func `what careless programs wrote is read all the same`(raw: String, subject: String, text: String) throws {
        let letter = try OpenLetter.read(.bytes(Array(raw.utf8)))
        #expect(letter.head.subject == subject)
        #expect(letter.text.trimmingCharacters(in: .newlines) == text)
    }

    @Test func `a letter that ends too early says so and gives what is there`() throws {
        let letter = try Samples.letter(
            "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nfirst\n--x\nContent-Type: image/png\n\nabc"
        )
        #expect(letter.text.hasPrefix("first"))
        #expect(letter.attachments.map(\.size) == [3])
        #expect(letter.defects == [.truncated])
    }

    @Test func `a bad date is a defect, not an error`() throws {
        let letter = try Samples.letter("Date: yesterday, I think\nSubject: a\n\ntext")
        #expect(letter.head.date == nil)
        #expect(letter.defects == [.unreadableDate("yesterday, I think")])
    }

    @Test func `an Outlook container is unpacked`() throws {
        let open = try OpenLetter(Samples.own("outlook-container"))
        #expect(open.letter.head.subject == "Отчёт")
        #expect(open.letter.head.from.map(\.name) == ["Татьяна Иванова"])
        #expect(open.letter.text == "Отчёт во вложении")
        #expect(open.letter.attachments.map(\.name) == ["Отчёт за год.txt", "схема.png"])
        #expect(open.letter.attachments.map(\.place.text) == ["1/1", "1/2"])
        #expect(open.letter.attachments.map(\.type.text) == ["text/plain", "image/png"])
        #expect(open.letter.attachments.map(\.contentID?.text) == [nil, "image001.png@01"])
        #expect(try open.bytes(PartPlace([1], item: 1), limit: 100) == Array("Привет".utf8))
    }

    @Test func `a broken Outlook container is kept as it came`() throws {
        let letter = try Samples.letter("Content-Type: application/ms-tnef; name=winmail.dat\n\nnothing of the sort")
        #expect(letter.attachments.map(\.name) == ["winmail.dat"])
        #expect(letter.defects == [.brokenContainer])
    }
}
