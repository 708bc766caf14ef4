import Basics
import Desk
import HTML
import Pages
import People
import Store

/// All guides.
struct GuidesPage: Page {
    let guides: [Guide]
    let form: Form

    init(_ form: Form = Form(), in snapshot: Snapshot) throws {
        guides = try snapshot.guides()
        self.form = form
    }

    var place: Place { .templates }
    var layout: Layout { .wide }

    func title(for reader: Reader) -> String { reader.w("admin.guides.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("page-head")) { h1 { w("place.templates") } }
        ShapingTabs(.guides, w)
        p(.class("muted")) { w("admin.guides.lead") }
        Element("table", [.class("data"), .class("folds"), .data("list")], rows(w))
        Panel(w("admin.guides.new")) {
            PostForm(to: "/guides", reader) {
                FormErrors(form, w)
                div(.class("fields")) {
                    TextField("name_ru", w("admin.guides.name-ru"), form, w, max: GuideDocument.longestName)
                    TextField("name_en", w("admin.guides.name-en"), form, w, max: GuideDocument.longestName)
                }
                p { SubmitButton(w("admin.guides.add"), style: .plain, icon: .plus) }
            }
        }
    }

    @HTMLBuilder
    private func rows(_ w: Wording) -> some HTML {
        thead {
            tr {
                th(.scope("col")) { w("admin.guides.name") }
                th(.scope("col")) { w("admin.guides.steps") }
                th(.scope("col")) { w("admin.guides.edition") }
                th(.scope("col")) { w("admin.guides.state") }
            }
        }
        tbody {
            ForEach(guides) { guide in
                tr {
                    th(.scope("row")) {
                        a(.href("/guides/\(guide.id)"), .data("row")) { guide.latest?.name[w.language] ?? "" }
                    }
                    td { w.count("admin.guides.step-count", guide.latest?.steps.count ?? 0) }
                    td {
                        if guide.edition > 0 { w("admin.guides.edition-number", ["number": "\(guide.edition)"]) }
                    }
                    td { GuideState(guide: guide, w: w) }
                }
            }
        }
    }
}

/// Whether people follow it, and whether something is being shaped.
struct GuideState: HTML {
    let guide: Guide
    let w: Wording

    var body: some HTML {
        if guide.closed != nil {
            Badge(w("admin.guides.is-closed"), shape: .ring)
        } else if guide.published != nil {
            Badge(w("admin.guides.is-published"), tone: .good, shape: .check)
        }
        if guide.draft != nil {
            " "
            Badge(w("admin.guides.is-draft"), shape: .half)
        }
    }
}
