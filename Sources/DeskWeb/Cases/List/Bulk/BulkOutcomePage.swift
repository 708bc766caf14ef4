import Basics
import Desk
import HTML
import Pages

/// What was done with which cases, and with which it could not be done and why.
struct BulkOutcomePage: Page {
    let outcome: BulkOutcome
    let isUndone: Bool
    let back: String?
    /// Whose the cases are.
    let clients: [Case.ID: String]

    var place: Place { .desk }

    func title(for reader: Reader) -> String { reader.w("bulk.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(w(outcome.word.name), detail: w(isUndone ? "bulk.outcome.undone" : "bulk.outcome.done"), w) {
            if let back { Button(w("bulk.back"), href: back, icon: .back) }
            if !isUndone, !outcome.done.isEmpty {
                ActButton(
                    w("frame.undo"),
                    to: Address.path(Address.undoBulk(outcome.bulk), ["back": back]),
                    reader,
                    key: "ctrl+z",
                    icon: .undo
                )
            }
        }
        Panel(w("bulk.declined", ["count": w.number(outcome.declined.count)])) {
            ul(.class("list"), .class("bulk-declined"), .data("list")) {
                ForEach(outcome.declined) { declined in
                    li {
                        if let found = declined.found {
                            a(.href(Address.case(found.number))) {
                                b { clients[found.id] ?? "" }
                                span(.class("line"), .class("muted")) { found.subject }
                                span { w(declined.why) }
                            }
                        } else {
                            span { w(declined.why) }
                        }
                    }
                }
            }
        }
        if !outcome.done.isEmpty {
            Panel(w("bulk.done", ["count": w.number(outcome.done.count)])) {
                ul(.class("list"), .data("list")) {
                    ForEach(outcome.done) { found in
                        li {
                            a(.href(Address.case(found.number))) {
                                b { clients[found.id] ?? "" }
                                span(.class("line"), .class("muted")) { found.subject }
                            }
                        }
                    }
                }
            }
        }
    }
}
