import Testing

@testable import Formats

@Suite("Encodings")
struct TextEncodingTests {
    @Test(arguments: [
        (TextEncoding.windows1251, [0xC7, 0xE0, 0xFF, 0xE2, 0xEA, 0xE0, 0x20, 0xB9, 0x31] as [UInt8], "Заявка №1"),
        (.koi8r, [0xFA, 0xC1, 0xD1, 0xD7, 0xCB, 0xC1], "Заявка"),
        (.cp866, [0x87, 0xA0, 0xEF, 0xA2, 0xAA, 0xA0, 0x20, 0xFC], "Заявка №"),
        (.iso88595, [0xB7, 0xD0, 0xEF, 0xD2, 0xDA, 0xD0], "Заявка"),
        (.koi8u, [0xE7, 0xC1, 0xCE, 0xCE, 0xC1, 0x20, 0xA7], "Ганна ї"),
        (.latin1, [0xC5, 0x73, 0x65], "Åse"),
        (.windows1252, [0x80, 0x20, 0xFC], "€ ü"),
        (.windows1250, [0xA3, 0xF3, 0x64, 0xBC], "ŁódĽ"),
        (.utf8, [0xD0, 0x81], "Ё"),
    ])
    func `each encoding gives its letters`(encoding: TextEncoding, bytes: [UInt8], text: String) {
        #expect(encoding.text(of: bytes) == text)
    }

    @Test func `bytes that are not of the encoding give nothing`() {
        #expect(TextEncoding.utf8.text(of: [0xC7, 0xE0]) == nil)
        #expect(TextEncoding.windows1251.text(of: [0x98]) == nil)
    }

    @Test(arguments: [
        ("UTF-8", TextEncoding.utf8), ("utf8", .utf8), ("CP1251", .windows1251), ("Windows-1251", .windows1251),
        ("win1251", .windows1251), ("KOI8-R", .koi8r), ("latin1", .latin1), ("ISO_8859-5", .iso88595),
        ("ibm866", .cp866),
    ])
    func `encodings go by the names that people give them`(name: String, encoding: TextEncoding) {
        #expect(TextEncoding(named: name) == encoding)
    }

    @Test func `an unknown name is no encoding`() {
        #expect(TextEncoding(named: "ebcdic") == nil)
    }

    @Test func `a file that grows shorter while it is copied is refused`() {
        struct Shrunk: ByteSource {
            let size: Int64 = 100
            func read(at offset: Int64, atMost count: Int) -> [UInt8] { offset == 0 ? [0x41, 0x00] : [] }
        }
        #expect(throws: FileRefusal.changedMeanwhile("log.csv")) {
            try WorkingCopy.utf8(of: Shrunk(), named: "log.csv", from: 0, in: .utf16LittleEndian)
        }
    }
}
