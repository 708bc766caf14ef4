import Formats
import Foundation
import Testing

@Suite("Encodings, found out")
struct DetectingTests {
    private static let text = """
        Фамилия;Имя;Телефон;E-mail
        Иванов;Пётр;+7 495 123-45-67;petr@example.com
        Соколова;Анна;+7 812 555-44-33;anna@example.com

        """

    @Test(arguments: [
        ("windows-1251", TextEncoding.windows1251), ("koi8-r", .koi8r), ("cp866", .cp866), ("utf-8", .utf8),
        ("utf-16le", .utf16LittleEndian), ("utf-16be", .utf16BigEndian), ("iso-8859-5", .iso88595),
    ])
    func `a Russian table says by its bytes how it is written`(name: String, encoding: TextEncoding) throws {
        let table = try TableFile(try Self.bytes(Self.text, name), named: "list.csv")
        #expect(table.encoding == encoding)
        #expect(table.columns == ["Фамилия", "Имя", "Телефон", "E-mail"])
        #expect(try table.sample(9).map { $0[0] } == ["Иванов", "Соколова"])
    }

    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF] as [UInt8], "utf-8", TextEncoding.utf8),
        ([0xFF, 0xFE], "utf-16le", .utf16LittleEndian), ([0xFE, 0xFF], "utf-16be", .utf16BigEndian),
    ])
    func `a mark at the beginning is no part of the first column`(
        mark: [UInt8],
        name: String,
        encoding: TextEncoding
    ) throws {
        let table = try TableFile(mark + (try Self.bytes(Self.text, name)), named: "list.csv")
        #expect(table.encoding == encoding)
        #expect(table.columns.first == "Фамилия")
        #expect(try table.sample(1) == [["Иванов", "Пётр", "+7 495 123-45-67", "petr@example.com"]])
    }

    @Test func `a letter of Western Europe deep in a file is found`() throws {
        let lines = String(repeating: "Smith,John\n", count: 20_000)
        let table = try TableFile(try Self.bytes("name,given\n" + lines + "Åkesson,Zoë\n", "iso-8859-1"), named: "x")
        #expect(table.encoding == .windows1252)
        #expect(try table.sample(30_000).last == ["Åkesson", "Zoë"])
    }

    @Test func `what is written in UTF-8 stays so wherever the sample is cut`() throws {
        for length in 65_500...65_560 {
            let text =
                "имя\n" + String(repeating: "x", count: length) + "ёж и уж и ещё\n"
                + String(repeating: "ж", count: 70_000)
            #expect(try TextEncoding.detected(in: Array(text.utf8)).encoding == .utf8)
        }
    }

    @Test func `an empty file has no table`() throws {
        #expect(throws: FileRefusal.empty("x")) { try TableFile([UInt8](), named: "x") }
    }

    @Test func `a row of numbers and addresses is no heading`() throws {
        let table = try TableFile(Array("Иванов;+74951234567\nПетров;+74951234568\n".utf8), named: "x")
        #expect(!table.hasHeading)
        #expect(table.columns == ["A", "B"])
        #expect(try table.sample(9).count == 2)
    }

    private static func bytes(_ text: String, _ name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let encodings: [String: String.Encoding] = [
            "utf-8": .utf8, "utf-16le": .utf16LittleEndian, "utf-16be": .utf16BigEndian, "windows-1251": .windowsCP1251,
            "iso-8859-1": .isoLatin1,
        ]
        if let encoding = encodings[name] { return Array(try #require(text.data(using: encoding))) }
        let known = try #require(TextEncoding(named: name))
        let letters = Dictionary(
            (0..<256).compactMap { byte in known.text(of: [UInt8(byte)]).map { ($0, UInt8(byte)) } }
        ) { first, _ in first }
        for letter in text { bytes.append(try #require(letters[String(letter)])) }
        return bytes
    }
}
