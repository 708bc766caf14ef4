import Mail
import Testing

@Suite struct `The words of a letter` {
    @Test(arguments: [
        ("<a@b.example>", ["a@b.example"]),
        ("<a@b.example> <c@d.example>\t<a@b.example>", ["a@b.example", "c@d.example"]),
        ("Your message of Monday <a@b.example>", ["a@b.example"]),
        ("a@b.example", ["a@b.example"]),
        ("<a@b.\n example>", ["a@b.example"]),
        ("", []), ("<>", []), ("<unclosed@x", []),
    ])
    func `names of letters are found in whatever was written`(field: String, names: [String]) {
        #expect(MessageID.all(in: field).map(\.text) == names)
    }

    @Test func `a new letter's name is unlike any other`() {
        let (one, other) = (MessageID.new(at: "highrock.example"), MessageID.new(at: "highrock.example"))
        #expect(one != other)
        #expect(MessageID(one.bracketed) == one)
    }

    @Test(arguments: ["1", "2.1", "1.2.3", "2/3", "1.4/12"])
    func `a place is written and read`(text: String) {
        #expect(PartPlace(text)?.text == text)
    }

    @Test(arguments: ["", "0", "1.", ".1", "1/0", "1/2/3", "a", "-1"])
    func `what is no place is refused`(text: String) {
        #expect(PartPlace(text) == nil)
    }

    @Test(arguments: [
        ("Договор № 17.pdf", "Договор № 17.pdf"), ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\a.txt", "a.txt"),
        ("a\u{202E}fdp.exe", "afdp.exe"), ("con\u{0}<>|?*.txt", "con.txt"), ("...", "attachment-2.pdf"),
        ("", "attachment-2.pdf"),
    ])
    func `a name of a file does no harm on any disk`(given: String, harmless: String) {
        let attachment = Mail.Attachment(
            place: PartPlace([2]),
            name: given,
            type: MediaType("application", "pdf"),
            size: 1
        )
        #expect(attachment.fileName == harmless)
    }

    @Test func `a name that is too long keeps its ending`() {
        let name = String(repeating: "ю", count: 300) + ".docx"
        let attachment = Mail.Attachment(place: PartPlace([1]), name: name, type: .unknown, size: 1)
        #expect(attachment.fileName.utf8.count <= 180)
        #expect(attachment.fileName.hasSuffix("ю.docx"))
    }
}
