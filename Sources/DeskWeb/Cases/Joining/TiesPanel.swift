import Basics
import Desk
import HTML
import Pages
import People

/// What other cases this one has to do with.
struct TiesPanel: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if !page.ties.isEmpty {
            Panel(w("case.ties"), id: "ties") {
                if let number = page.ties.mergedInto {
                    p {
                        w("case.ties.part-of")
                        " "
                        link(number, w)
                    }
                    if reader.may(.workCases) {
                        ActButton(
                            w("case.ties.separate"),
                            to: "/cases/\(page.number)/separation",
                            reader,
                            style: .quiet,
                            icon: .undo
                        )
                    }
                }
                ul(.class("ties")) {
                    ForEach(page.ties.merged) { number in
                        li {
                            span(.class("muted")) { w("case.ties.merged") }
                            link(number, w)
                        }
                    }
                    ForEach(page.ties.links) { tie($0) }
                }
            }
        }
    }

    private func link(_ number: Int, _ w: Wording) -> some HTML {
        a(.href(Address.case(number))) { w("case.number", ["number": "\(number)"]) }
    }

    private func tie(_ linked: LinkedCase) -> some HTML {
        let w = reader.w
        let way =
            linked.isForward(from: page.found.id) ? linked.link.kind.rawValue : "\(linked.link.kind.rawValue).back"
        return li {
            div {
                span(.class("muted")) { w(TextKey("case.ties.\(way)")) }
                " "
                a(.href(Address.case(linked.number)), .title(linked.subject)) {
                    w("case.number", ["number": "\(linked.number)"])
                    " "
                    linked.subject.excerpt(60)
                }
                if linked.status == .closed { Badge(w("case.status.closed"), shape: .square) }
            }
            if reader.may(.workCases), CaseLink.Kind.offered.contains(linked.link.kind) {
                ActButton(
                    w("case.ties.remove"),
                    to: "/cases/\(page.number)/ties/\(linked.number)/removal",
                    reader,
                    style: .quiet,
                    icon: .close,
                    fields: [
                        HiddenField("how", linked.link.kind.rawValue),
                        HiddenField("turned", linked.isForward(from: page.found.id) ? "no" : "yes"),
                    ]
                )
            }
        }
    }
}

/// The menu that ties a case to another.
struct TieMenu: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        ActMenu(w("case.act.join"), key: CaseAct.join.key, icon: .link, style: .quiet) {
            PostForm(to: Address.act(.join, on: page.number), reader) {
                HiddenField("version", "\(page.found.version)")
                TextField("other", w("case.ties.number"), page.form(of: .join), w, max: 12)
                SelectField(
                    "how",
                    w("case.ties.how"),
                    page.form(of: .join),
                    w,
                    options: TypedTie.How.allCases.map {
                        Choice($0.rawValue, w(TextKey("case.ties.how.\($0.rawValue)")))
                    }
                )
                SubmitButton(w("case.act.join"))
            }
            a(.class("menu-item"), .href("/cases/\(page.number)/split")) { w("case.act.split") }
        }
    }
}
