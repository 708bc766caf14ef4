import Basics
import Formats
import Foundation
import Testing

@Suite("vCards, read")
struct VCardReaderTests {
    private func records(_ text: String, _ charset: Charset? = nil) throws -> [VCardReader.Record] {
        try Self.records(Array(text.utf8), charset)
    }

    static func records(_ bytes: some ByteSource, _ charset: Charset? = nil) throws -> [VCardReader.Record] {
        var reader = VCardReader(bytes, charset: charset)
        var records: [VCardReader.Record] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    private func card(_ lines: String, version: String = "3.0") throws -> VCard {
        let records = try records("BEGIN:VCARD\r\nVERSION:\(version)\r\n\(lines)\r\nEND:VCARD\r\n")
        guard case .card(let card)? = records.first, records.count == 1 else {
            throw VCardFailure()
        }
        return card
    }

    private struct VCardFailure: Error {}

    @Test func `Russian in quoted-printable, as old telephones write it`() throws {
        let card = try card(
            """
            N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=C8=E2=E0=
            =ED=EE=E2;=CF=E5=F2=F0;=D1=E5=F0=E3=E5=E5=E2=E8=F7
            TEL;CELL;PREF:+7 495 123-45-67
            ORG;CHARSET=UTF-8:ООО Вектор;Склад
            """,
            version: "2.1"
        )
        #expect(card.name.family == ["Иванов"])
        #expect(card.name.given == ["Петр"])
        #expect(card.name.additional == ["Сергеевич"])
        #expect(card.formattedName == "Петр Сергеевич Иванов")
        #expect(card.phones == [VCard.Reach("+7 495 123-45-67", types: ["cell"], isPreferred: true)])
        #expect(card.organisation == ["ООО Вектор", "Склад"])
    }

    @Test func `a charset that nobody names is the file's`() throws {
        let bytes = Array("BEGIN:VCARD\nFN:".utf8) + [0xC8, 0xE2, 0xE0, 0xED] + Array("\nEND:VCARD".utf8)
        guard case .card(let card)? = try Self.records(bytes, Charset(label: "windows-1251")).first else {
            Issue.record("no card")
            return
        }
        #expect(card.formattedName == "Иван")
    }

    @Test func `folded lines, escapes, lists and groups`() throws {
        let card = try card(
            """
            item1.TEL;type=HOME;type=VOICE;type=pref:905-666-1234
            item1.X-ABLabel:_$!<AssistantPhone>!$_
            N:Doe;John;Richter\\, James,Karl;Mr.;
            FN:John
              Doe
            NOTE:One\\nTwo\\; three\\, fo
             ur
            CATEGORIES:VIP,Old friends
            ADR;TYPE=WORK:;;Street4\\nBuilding 6;New York;NY;12345;USA
            BDAY:1980-03-22
            EMAIL:mailto:doe@example.com
            """
        )
        #expect(card.formattedName == "John Doe")
        #expect(card.name.additional == ["Richter, James", "Karl"])
        #expect(card.note == "One\nTwo; three, four")
        #expect(card.categories == ["VIP", "Old friends"])
        #expect(card.addresses.first?.line == "Street4, Building 6, New York, NY, 12345, USA")
        #expect(card.birthday?.description == "1980-03-22")
        #expect(card.emails.map(\.value) == ["doe@example.com"])
        #expect(card.phones.first?.types.contains("assistantphone") == true)
    }

    @Test func `numbers as URIs, quoted parameters, days without a year`() throws {
        let card = try card(
            """
            FN:A
            TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-555-555-5555;ext=5555
            ADR;LABEL="a: b;c":;;Street;City;;;
            BDAY:--0203
            KIND:org
            """,
            version: "4.0"
        )
        #expect(card.phones.first?.value == "+1-555-555-5555 ext. 5555")
        #expect(card.phones.first?.isPreferred == true)
        #expect(card.addresses.first?.line == "Street, City")
        #expect(card.birthday?.description == "--02-03")
        #expect(card.isOrganisation)
    }

    @Test func `a card in a card belongs to its agent`() throws {
        let card = try card("AGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Jane\nEND:VCARD\nFN:John", version: "2.1")
        #expect(card.formattedName == "John")
    }

    @Test func `what is broken is told, and reading goes on behind it`() throws {
        let text = "hello\nBEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n\nBEGIN:VCARD\nFN:C"
        let records = try records(text)
        #expect(records.count == 4)
        #expect(records[0] == .broken(.outside))
        #expect(records[1] == .broken(.unfinished))
        if case .card(let card) = records[2] { #expect(card.formattedName == "B") } else { Issue.record("no card") }
        #expect(records[3] == .broken(.unfinished))
    }

    @Test func `reading can go on from the end of any record`() throws {
        let text = (1...9).map { "BEGIN:VCARD\r\nFN:Name \($0)\r\nNOTE:a\r\n b\r\nEND:VCARD\r\n" }.joined()
        let bytes = Array(text.utf8)
        var reader = VCardReader(bytes)
        var offset: Int64 = 0
        for number in 1...9 {
            #expect(try reader.next() != nil)
            var other = VCardReader(bytes, from: offset)
            if case .card(let card)? = try other.next() { #expect(card.formattedName == "Name \(number)") }
            offset = reader.extent.upperBound
        }
    }

    @Test(arguments: 0..<200)
    func `no bytes make it crash or run for ever`(seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        var bytes = Array(Self.whole.utf8)
        for _ in 0..<Int.random(in: 1...30, using: &dice) {
            let place = Int.random(in: bytes.indices, using: &dice)
            switch Int.random(in: 0...3, using: &dice) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: Array("\r\nBEGIN:VCARD\r\n".utf8), at: place)
            default: bytes.removeLast(min(bytes.count - 10, Int.random(in: 0...40, using: &dice)))
            }
        }
        #expect(try Self.records(bytes).count < 200)
    }

    private static let whole = """
        BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98;=D0=9F\r\nTEL;CELL:123\r\nEND:VCARD\r
        BEGIN:VCARD\r\nVERSION:4.0\r\nFN:A\\, B\r\nADR;LABEL="x^ny":;;S;C;;;\r\nTEL;VALUE=uri:tel:+7;ext=1\r\nEND:VCARD\r

        """

    @Test func `cards of real programs`() throws {
        guard let folder = SharedData.folder("contacts/vcards") else { return }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.pathExtension == "vcf"
        }
        #expect(files.count >= 15)
        for file in files {
            let records = try Self.records(try ByteFile(at: file))
            #expect(!records.isEmpty, "\(file.lastPathComponent)")
            for record in records {
                guard case .card(let card) = record else {
                    Issue.record("\(file.lastPathComponent): \(record)")
                    continue
                }
                let hasSomething = !card.formattedName.isEmpty || !card.organisation.isEmpty || !card.emails.isEmpty
                #expect(hasSomething, "\(file.lastPathComponent)")
                #expect(!card.formattedName.contains("=C3"), "\(file.lastPathComponent)")
            }
        }
    }
}
