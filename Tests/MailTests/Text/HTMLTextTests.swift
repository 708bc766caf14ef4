import Mail
import Testing

@Suite struct `A page as text` {
    @Test(arguments: [
        ("<p>one<p>two", "one\n\ntwo"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("  a \n\t b  ", "a b"),
        ("<b>bo</b>ld and <i>it</i>alic", "bold and italic"),
        ("a&nbsp;&amp;&nbsp;b &lt;c&gt; &#8212; &copy;", "a & b <c> — ©"),
        ("<ul><li>a<li>b</ul><ol><li>c<li>d</ol>", "• a\n• b\n\n1. c\n2. d"),
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>>\n>> b\n\nc"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<style>x</style><script>y</script><title>z</title>a", "a"),
        ("a<span style='display: none'>b</span><p hidden>c</p>", "a"),
        ("<img src=x alt='a picture'>", "a picture"),
        ("<a href='http://x.example'>words</a>", "words"),
        ("<svg><text>a</text></svg>b<math><mi>c</mi></math>", "b"),
        ("", ""), ("<", "<"), ("a < b > c", "a < b > c"),
    ])
    func `reads as a person sees it`(html: String, text: String) {
        #expect(HTMLText.plain(html) == text)
    }

    @Test func `text made a page and text again is the same`() {
        let text = "a < b & \"c\"\n\n  d > e\nПривет"
        #expect(HTMLText.plain(HTMLText.paragraphs(text)).split(separator: "\n").count == 3)
        #expect(SafeHTML(HTMLText.paragraphs(text)).html == HTMLText.paragraphs(text))
    }

    @Test func `what a page shows of its letter is known`() {
        let html = "<img src=\"cid:a%40b\"><td background='CID:c@d'><img src=cid:e&#64;f>"
        #expect(HTMLText.contentIDs(html).map(\.text).sorted() == ["a@b", "c@d", "e@f"])
    }
}
