import Foundation
import Mail
import Testing

@Suite struct `Every charset` {
    private static let russian = "Добрый день! Принтер на втором этаже снова не печатает, помогите, пожалуйста. № 17"

    private func letter(_ body: Data, _ fields: String) throws -> Letter {
        try OpenLetter.read(.bytes(Array("Subject: x\r\n\(fields)\r\n".utf8) + body))
    }

    @Test func `Japanese and the letters of UTF-7`() throws {
        let letter = try OpenLetter.read(Samples.own("utf7-and-japanese"))
        #expect(letter.head.subject == "日本語")
        #expect(letter.text.split(separator: "\n") == ["Привет, world", "日本語"])
    }

    @Test func `bare KOI8-R in the head and in the body`() throws {
        let letter = try OpenLetter.read(Samples.own("bare-koi8"))
        #expect(letter.head.subject == "Не работает принтер на втором этаже")
        #expect(letter.head.from.map(\.name) == ["Иван Петров"])
        #expect(letter.text.hasPrefix("Добрый день! Принтер на втором этаже"))
    }

    @Test func `a charset that was named wrongly is seen through`() throws {
        let letter = try OpenLetter.read(Samples.own("wrong-charset"))
        #expect(letter.text.hasPrefix("Добрый день! Принтер на втором этаже"))
        #expect(letter.defects == [.wrongCharset(named: "koi8-r", used: "windows-1251")])
    }

    @Test(arguments: ["iso-8859-1", "windows-1251", "us-ascii", "no-such-charset"])
    func `UTF-8 under another name is UTF-8`(label: String) throws {
        let letter = try letter(Data(Self.russian.utf8), "Content-Type: text/plain; charset=\(label)\r\n")
        #expect(letter.text == Self.russian)
    }

    @Test func `a charset that nobody knows is guessed, and said`() throws {
        let letter = try letter(
            Data([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]),
            "Content-Type: text/plain; charset=x-martian\r\n"
        )
        #expect(letter.text == "Привет")
        #expect(letter.defects == [.unknownCharset("x-martian")])
    }

    @Test func `a page names its charset itself`() throws {
        let page =
            Array("<html><meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\"><p>".utf8) + [
                0xC4, 0xE0,
            ]
        let letter = try letter(Data(page), "Content-Type: text/html\r\n")
        #expect(letter.text == "Да")
    }

    @Test func `no NUL is left, and lines end with a line feed`() throws {
        let letter = try letter(Data("a\u{0}b\r\nc\rd".utf8), "")
        #expect(letter.text == "ab\nc\nd")
    }

    @Test(arguments: [
        ("=?utf-8?Q?=D0=9F=D1=80?= =?utf-8?Q?=D0=B8?=", "При"),
        // Cut in the middle of a character.
        ("=?utf-8?B?0J/R?= =?utf-8?B?gNC4?=", "При"),
        // Padded in the middle.
        ("=?UTF-8?B?TXlTdXJ2ZXk=?=\r\n =?UTF-8?B?LmNvbQ==?=", "MySurvey.com"),
        ("=?koi8-r?B?8NLJ18XU?= =?windows-1251?Q?_=EC=E8=F0?=", "Привет мир"),
        ("Re: =?utf-8*ru?q?=D0=94=D0=B0?=, tomorrow", "Re: Да, tomorrow"),
        ("=?utf-8?X?abc?= stays", "=?utf-8?X?abc?= stays"),
        ("a=?utf-8?q?b?=c", "abc"),
        ("100% =? sure", "100% =? sure"),
        ("Привет без кодировки", "Привет без кодировки"),
    ])
    func `encoded words of every sort`(raw: String, text: String) throws {
        let letter = try OpenLetter.read(.bytes(Array("Subject: \(raw)\r\n\r\n".utf8)))
        #expect(letter.head.subject == text)
    }

    @Test func `a comma in an encoded name does not part it`() throws {
        let letter = try Samples.letter("From: =?utf-8?B?0JjQstCw0L3QvtCyLCDQn9GR0YLRgA==?= <p@vector.example>\n\n")
        #expect(letter.head.from == [Correspondent(name: "Иванов, Пётр", address: "p@vector.example")])
    }

    @Test(arguments: ["windows-1251", "koi8-r", "cp866", "iso-8859-5"])
    func `Russian without a name for its charset is recognised`(charset: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", "import sys; sys.stdout.buffer.write(sys.argv[1].encode(sys.argv[2], 'replace'))",
            Self.russian, charset,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let letter = try letter(bytes, "")
        #expect(letter.text.hasPrefix("Добрый день! Принтер на втором этаже снова не печатает, помогите, пожалуйста."))
    }
}
