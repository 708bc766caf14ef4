import Foundation
import HTML
import Testing

@Suite struct `Text in a page` {
    @Test(arguments: Spelling.nasty)
    func `is read back as it was, letter by letter`(text: String) {
        #expect(Spelling.text(inside: p { text }.rendered) == text)
    }

    @Test(arguments: Spelling.nasty)
    func `in an attribute is read back as it was`(text: String) {
        #expect(Spelling.title(of: p(.title(text)) {}.rendered) == text)
    }

    @Test func `of any letters is read back as it was`() {
        var dice = Dice(seed: 7)
        for _ in 0..<2000 {
            let text = Spelling.random(&dice)
            #expect(Spelling.text(inside: p { text }.rendered) == text)
            #expect(Spelling.title(of: p(.title(text)) {}.rendered) == text)
        }
    }

    @Test func `can't open an element or leave an attribute`() {
        let text = "\"><script>alert('&')</script>"
        #expect(p(.title(text)) { text }.rendered.components(separatedBy: "<").count == 3)
    }

    @Test func `of ours stands as it is`() {
        #expect(HTMLRaw("<b>&amp;</b>").rendered == "<b>&amp;</b>")
    }
}

@Suite struct `A link that a person typed` {
    @Test(arguments: ["https://example.org/?a=1", "http://example.org", "mailto:a@b.ru", "tel:+74951234567"])
    func `is kept when it leads to a page, a letter or a call`(address: String) {
        #expect(a(.href(outside: address)) { "x" }.rendered.contains("href="))
    }

    @Test(arguments: ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "//evil", "vbscript:x", ""])
    func `is left out when it would do something else`(address: String) {
        #expect(a(.href(outside: address)) { "x" }.rendered == "<a>x</a>")
    }
}
