import Basics
import HTML
import People

/// What every page stands in: the bar, the notices, the way past them for those who use no mouse.
package struct Frame<Content: Page>: WrittenHTML {
    let page: Content
    let reader: Reader

    package init(page: Content, reader: Reader) {
        self.page = page
        self.reader = reader
    }

    package func write(to writer: inout HTMLWriter) {
        writer.write("<!doctype html>\n")
        let attributes: [Attribute] = [
            .lang(reader.w.language.rawValue), .data("theme", reader.theme.rawValue),
            .data("zone", reader.w.zone.identifier),
        ]
        Element("html", attributes, whole).write(to: &writer)
    }

    private var whole: some HTML {
        Group {
            FrameHead(title: page.title(for: reader), reader: reader)
            Element("body", [.class("layout-\(page.layout.rawValue)")], inside)
        }
    }

    private var inside: some HTML {
        Group {
            a(.class("skip"), .href("#main")) { reader.w("frame.skip") }
            switch page.layout {
            case .column, .wide, .desk: Bar(place: page.place, reader: reader)
            case .portal: PortalBar(reader: reader)
            case .bare: Empty()
            }
            div(.id("notices"), .class("notices"), .role("status"), .aria("live", "polite")) {
                ForEach(reader.notices) { NoticeBar($0, reader) }
            }
            main(.id("main"), .tabindex(-1), .data("back", page.back ?? "").when(page.back != nil), live) {
                page.content(for: reader)
            }
        }
    }

    private var live: Attribute {
        .data("live-topics", page.topics.map(\.name).joined(separator: " ")).when(!page.topics.isEmpty)
    }
}

/// Several pieces as one.
package struct Group: HTML {
    let content: Markup

    package init(@HTMLBuilder content: () -> Markup) { self.content = content() }

    package var body: some HTML { content }
}

struct FrameHead: HTML {
    let title: String
    let reader: Reader

    var body: some HTML {
        head {
            meta(.charset("utf-8"))
            Element("title", [], heading)
            meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), .content("light dark"))
            meta(.name("csrf"), .content(reader.formToken))
            link(.rel("icon"), .type("image/svg+xml"), .href(reader.asset("icon.svg")))
            link(.rel("stylesheet"), .href(reader.asset("highrock.css")))
            script(.type("module"), .src(reader.asset("js/app.js"))) {}
        }
    }

    private var heading: String {
        title.isEmpty || title == reader.company ? reader.company : "\(title) · \(reader.company)"
    }
}
