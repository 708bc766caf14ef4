import Mail
import Testing

@Suite struct `Pages are made safe` {
    @Test(arguments: [
        ("<p>Hello <b>you</b>", "<p>Hello <b>you</b></p>"),
        ("<p onclick=alert(1)>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script>a", "a"),
        ("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>"),
        ("<form action=x><input name=a><button>b</button></form>", "b"),
        (
            "<font color=red face='Arial, sans-serif'>a</font>",
            "<font color=\"red\" face=\"Arial, sans-serif\">a</font>"
        ),
        (
            "<p style=\"color: red; position:fixed; background:url(http://x.example/)\">a",
            "<p style=\"color:red\">a</p>"
        ),
        ("<o:p>a</o:p>", "a"),
        ("<pre>\n\na</pre>", "<pre>\n\na</pre>"),
        ("a < b &amp;&nbsp;c", "a &lt; b &amp;&nbsp;c"),
        ("<td>a", "a"),
        ("<img src=x onerror=alert(1)>", "<img>"),
        ("<div id=a class=b data-x=c>d</div>", "<div>d</div>"),
        ("<base href=//evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>a", "a"),
    ])
    func `only what is allowed is left`(html: String, safe: String) {
        #expect(SafeHTML(html).html == safe)
    }

    @Test func `links open apart and say nothing of where they were`() {
        let html = SafeHTML("<a href='https://x.example/?a=1&b=2' target=_self rel=opener>a</a>").html
        #expect(
            html
                == "<a href=\"https://x.example/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">a</a>"
        )
    }

    @Test(arguments: ["mailto:a@b.example", "tel:+74951234567", "HTTPS://x.example"])
    func `harmless links stay`(address: String) {
        #expect(SafeHTML("<a href=\"\(address)\">a</a>").html.contains("href="))
    }

    @Test func `pictures from elsewhere are withheld and counted`() {
        let page = "<img src=http://x.example/a.png alt=A><img src=//y.example/b.png><img src='cid:logo'>"
        let safe = SafeHTML(page)
        #expect(safe.html == "<img alt=\"A\"><img><img>")
        #expect(safe.withheldPictures == 2)
        let shown = SafeHTML(page, PicturePolicy(showsRemote: true))
        #expect(shown.withheldPictures == 0)
        #expect(shown.html.contains("src=\"http://x.example/a.png\" referrerpolicy=\"no-referrer\""))
        #expect(shown.html.contains("src=\"https://y.example/b.png\""))
    }

    @Test func `pictures of the letter get the address that they are given`() throws {
        let id = try #require(ContentID("logo@vector"))
        let policy = PicturePolicy(carried: [id: "/letters/1/parts/1.2"])
        let safe = SafeHTML("<img src='cid:logo%40vector'><img src='/letters/2/parts/1'>", policy)
        #expect(safe.html == "<img src=\"/letters/1/parts/1.2\"><img>")
        #expect(SafeHTML(safe.html, policy) == safe)
    }

    @Test func `a small picture in the page itself stays, anything else that is data goes`() {
        let small = "<img src=\"data:image/png;base64,iVBORw0KGgo=\">"
        #expect(SafeHTML(small).html == small)
        let large = "<img src=\"data:image/png;base64,\(String(repeating: "A", count: 100_000))\">"
        #expect(SafeHTML(large).html == "<img>")
        for type in ["image/svg+xml", "text/html", "image/png;charset=x"] {
            #expect(SafeHTML("<img src=\"data:\(type);base64,AAAA\">").html == "<img>")
        }
    }

    @Test(arguments: [
        ("color: red", "color:red"), ("COLOR:Red;;font-weight : bold", "color:Red;font-weight:bold"),
        ("font-family:\"Times New Roman\", serif", "font-family:\"Times New Roman\", serif"),
        ("width:calc(100% - 2px)", "width:calc(100% - 2px)"), ("color:rgb(1,2,3)", "color:rgb(1,2,3)"),
        ("border-left:1px solid #ccc", "border-left:1px solid #ccc"),
    ])
    func `looks stay`(style: String, kept: String) {
        let html = SafeHTML("<p style='\(style)'>a</p>").html
        #expect(html == "<p style=\"\(kept.replacing("\"", with: "&quot;"))\">a</p>")
    }

    @Test(arguments: [
        "width:expression(alert(1))", "background:url(javascript:alert(1))", "background-image:url(x)",
        "behavior:url(x)",
        "-moz-binding:url(x)", "color:\\65xpression(1)", "color:red/*", "color:ex/**/pression(1)", "position:absolute",
        "@import x", "font-family:'a", "display:-moz-box", "color:var(--x)", "width:EXPRESSION (1)", "content:\"x\"",
    ])
    func `styles that do something go`(style: String) {
        #expect(SafeHTML("<p style=\"\(style.replacing("\"", with: "&quot;"))\">a</p>").html == "<p>a</p>")
    }
}
