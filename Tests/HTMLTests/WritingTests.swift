import HTML
import NIOCore
import Testing

@Suite struct `A page in Swift` {
    private struct Row: HTML {
        let name: String
        let isLate: Bool

        var body: some HTML {
            li(.class("row"), .class("late").when(isLate), .data("id", name)) {
                a(.href("/clients/\(name)")) { name }
                if isLate { strong { "!" } } else { small { "ok" } }
            }
        }
    }

    @Test func `is written as it reads`() {
        let rows = [Row(name: "Вектор", isLate: true), Row(name: "A&B", isLate: false)]
        let page = main(.id("top"), .lang("ru")) {
            h1 { "Клиенты" }
            ul { rows }
            for row in rows { p { row.name } }
            ForEach(0..<2) { number in span { "\(number)" } }
            input(.type("text"), .value("\"x\""), .required, .disabled.when(false), .maxlength(20))
            br()
            nothing
        }
        #expect(
            page.rendered == """
                <main id="top" lang="ru"><h1>Клиенты</h1><ul>\
                <li class="row late" data-id="Вектор"><a href="/clients/Вектор">Вектор</a><strong>!</strong></li>\
                <li class="row" data-id="A&amp;B"><a href="/clients/A&amp;B">A&amp;B</a><small>ok</small></li></ul>\
                <p>Вектор</p><p>A&amp;B</p><span>0</span><span>1</span>\
                <input type="text" value="&quot;x&quot;" required maxlength="20"><br></main>
                """
        )
    }

    private var nothing: String? { nil }

    @Test func `adds classes up, wherever they are said`() {
        let box = div(.class("a"), .id("x"), .class("b")) {}.attributes(.class("c"), .hidden, when: true)
        #expect(box.rendered == #"<div class="a b c" id="x" hidden></div>"#)
    }

    @Test func `leaves out classes and attributes that do not hold`() {
        #expect(div(.class("a").when(false)) {}.attributes(.id("x"), when: false).rendered == "<div></div>")
    }

    @Test func `names what is for scripts and for those who hear`() {
        let button = button(.aria("expanded", "true"), .data("key", "t"), .custom(name: "popover", value: "auto")) {}
        #expect(button.rendered == #"<button aria-expanded="true" data-key="t" popover="auto"></button>"#)
    }

    @Test func `is the same as bytes and as text`() {
        #expect(String(buffer: p { "ж" }.bytes) == "<p>ж</p>")
    }
}
