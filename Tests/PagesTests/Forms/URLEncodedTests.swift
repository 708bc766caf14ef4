import Basics
import NIOCore
import Testing

@testable import Pages

@Suite struct `A form's letters` {
    @Test func `come back as they were, whatever they are`() throws {
        var dice = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let text = String(
                (0..<Int.random(in: 0..<30)).map { _ in
                    Character(Unicode.Scalar(UInt32.random(in: 0..<0xD000, using: &dice)) ?? "ж")
                }
            )
            let fields = try URLEncoded.fields(in: ByteBuffer(string: "a=\(URLEncoded.encoded(text))&b"))
            #expect(fields.first?.value == text)
            #expect(fields.last?.name == "b")
        }
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "a=%C3", "%E2%82=1"])
    func `are refused when they are broken`(body: String) {
        #expect(throws: MalformedRequest.form) { try URLEncoded.fields(in: ByteBuffer(string: body)) }
    }

    @Test(arguments: [
        ("/cases/1?q=%D0%B6", true), ("/plain", true), ("/%", false), ("/%C3%28", false), ("/%00", false),
        ("/%2", false),
    ])
    func `of an address are sound or not`(address: String, isSound: Bool) {
        #expect(URLEncoded.isSound(address) == isSound)
    }

    @Test func `take a plus for a space only where forms do`() {
        #expect(URLEncoded.decoded("a+b".utf8, plusIsSpace: true) == "a b")
        #expect(URLEncoded.decoded("a+b".utf8, plusIsSpace: false) == "a+b")
    }
}

@Suite struct `A form` {
    private enum Kind: String { case question, claim }

    @Test func `finds all that is to be mended at once and keeps what was typed`() {
        var form = Form(["subject": "  ", "kind": "other", "line": "7", "text": String(repeating: "ж", count: 11)])
        _ = form.text("subject")
        _ = form.choice("kind", of: Kind.self)
        _ = form.int("line", 1...3)
        _ = form.text("text", max: 10)
        #expect(form.errors.keys.sorted() == ["kind", "line", "subject", "text"])
        #expect(form.errors["text"]?.first?.reason == "refusal.form.too-long")
        #expect(form["kind"] == "other")
        #expect(throws: FormRefusal.self) { try form.check() }
    }

    @Test func `reads what is right`() throws {
        var form = Form(["subject": " Не проходит оплата \r\n", "kind": "claim", "line": "2", "ok": "yes"])
        #expect(form.text("subject") == "Не проходит оплата")
        #expect(form.choice("kind", of: Kind.self) == .claim)
        #expect(form.int("line", 1...3) == 2)
        #expect(form.flag("ok"))
        #expect(form.optional("email") == nil)
        try form.check()
    }

    @Test func `says one thing about one field`() {
        var form = Form(["text": String(repeating: "a", count: 300)])
        _ = form.text("text", max: 200)
        #expect(form.errors["text"]?.count == 1)
    }
}
