import Foundation
import Mail
import TestSupport
import Testing

/// Attacks on browsers, of our own writing, alone and mixed at random.
@Suite struct `Hostile pages` {
    private static let attacks = [
        "<script>alert(1)</script>", "<SCRIPT SRC=//x.example></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=\"x\"onerror=\"alert(1)\">",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<math><annotation-xml encoding='text/html'><p onclick=alert(1)>x</p></annotation-xml></math>",
        "<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>",
        "<svg><style><img src=x onerror=alert(1)></style>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<title><img src=x onerror=alert(1)></title>",
        "<textarea><img src=x onerror=alert(1)></textarea>", "<xmp><img src=x onerror=alert(1)></xmp>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<iframe src=javascript:alert(1)>",
        "<object data=javascript:alert(1)>",
        "<embed src=javascript:alert(1)>", "<a href=javascript:alert(1)>x</a>",
        "<a href=' &#14; javascript:alert(1)'>x</a>",
        "<a href='java\tscript:alert(1)'>x</a>", "<a href='java&#10;script:alert(1)'>x</a>",
        "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
        "<a href='&#106;avascript:alert(1)'>x</a>", "<a href='vbscript:x'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href=\"http:javascript:alert(1)\">x</a>", "<a href='//x.example'>x</a>",
        "<a href=\"https://x.example\"onclick=alert(1)>x</a>",
        "<img src=javascript:alert(1)>", "<img src='data:image/svg+xml;base64,PHN2Zz4='>", "<img srcset='x 1x' src=x>",
        "<body onload=alert(1)>", "<table background=javascript:alert(1)><td background='//x.example/a'>x",
        "<base href=javascript:/>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<link rel=stylesheet href=javascript:alert(1)>",
        "<style>@import'javascript:alert(1)';</style>", "<p style='width:expression(alert(1))'>x",
        "<p style=\"x:\\65 xpression(1)\">x",
        "<form action=javascript:alert(1)><input type=submit></form>", "<input onfocus=alert(1) autofocus>",
        "<details ontoggle=alert(1) open>",
        "<video><source onerror=alert(1)></video>", "<audio src onloadstart=alert(1)>",
        "<marquee onstart=alert(1)>x</marquee>",
        "<isindex action=javascript:alert(1)>", "<template><script>alert(1)</script></template>",
        "<!--[if IE]><script>alert(1)</script><![endif]-->",
        "<!-- --!><img src=x onerror=alert(1)> -->", "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml version=1.0?><script>alert(1)</script>",
        "<p title='\"><img src=x onerror=alert(1)>'>x", "<a title=\"`onmouseover=alert(1)`\">x",
        "<div\u{0}onclick=alert(1)>x</div>",
        "<\u{0}script>alert(1)</script>", "<a href=\"\u{1}javascript:alert(1)\">x</a>", "<p/onclick=alert(1)>x",
        "<plaintext>",
        "<select><option><style></option></select><img src=x onerror=alert(1)></style>", "<table><tr><td></table><p>",
        "<a><table><a><b>",
        "<b><i></b></i><p><b><p>", "<font size=1><p><font size=2><p><font size=3><p>", "</p></br></div></table>",
        "<pre>\n\n\nx</pre>",
        "<listing>\n\nx</listing>", "<li><ul><li><p><dl><dt><dd>", "<ruby><rt><rp>x</ruby>", "<h1><h2></h1>",
        "<p><table><p></table>",
        "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
        "<button><p><button>x</button></p></button>", "<nobr><nobr>x",
        "<col><colgroup><caption>x", "<math><mi><p><svg><desc><p>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;lt;script>", "<img alt='&lt;script&gt;'>",
        "<img src=http://x.example/a.png>",
    ]

    private static let forbidden = [
        "script", "style", "base", "meta", "link", "form", "input", "button", "select", "textarea", "svg", "math",
        "iframe", "frame",
        "frameset", "object", "embed", "applet", "video", "audio", "template", "title", "noscript", "xmp", "plaintext",
        "body", "html",
    ]

    @Test(arguments: attacks)
    func `no attack gets through alone`(attack: String) {
        Self.check(attack)
    }

    @Test func `no mixture of them gets through, and what is safe stays as it is`() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<1200 {
            var page = ""
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                var piece = Self.attacks.randomElement(using: &random) ?? ""
                if Bool.random(using: &random) {
                    let cut = Int.random(in: 0...piece.count, using: &random)
                    piece = Bool.random(using: &random) ? String(piece.prefix(cut)) : String(piece.dropFirst(cut))
                }
                page += piece
            }
            Self.check(page)
        }
    }

    private static func check(_ page: String) {
        for policy in [PicturePolicy(), PicturePolicy(showsRemote: true)] {
            let safe = SafeHTML(page, policy).html
            #expect(SafeHTML(safe, policy).html == safe, "twice is not once: \(page)")
            #expect(complaint(about: safe) == nil, "\(page) became \(safe)")
        }
    }

    /// Reads what came out without any parser of ours: all that opens with `<` must be of one narrow form.
    private static func complaint(about html: String) -> String? {
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            guard let tag = rest[open...].prefixMatch(of: #/</?([a-z][a-z0-9]*)((?: [a-z]+="[^"<>`]*")*)>/#) else {
                return "no tag: \(rest[open...].prefix(40))"
            }
            if forbidden.contains(String(tag.1)) { return "element \(tag.1)" }
            for attribute in tag.2.matches(of: #/ ([a-z]+)="([^"]*)"/#) {
                let (name, value) = (String(attribute.1), attribute.2.lowercased())
                if name.hasPrefix("on") { return "attribute \(name)" }
                if ["href", "src"].contains(name) {
                    let isGood = ["https://", "http://", "mailto:", "tel:", "data:image/png;base64,"].contains {
                        value.hasPrefix($0)
                    }
                    if !isGood { return "\(name) \(value)" }
                }
                if name == "style", ["expression", "url(", "javascript", "\\", "/*"].contains(where: value.contains) {
                    return "style \(value)"
                }
            }
            rest = rest[tag.range.upperBound...]
        }
        return nil
    }
}
