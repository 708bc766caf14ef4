import Basics
import Clients
import Desk
import HTML
import Pages
import People

extension StalePage {
    var place: Place { .desk }
    var layout: Layout { .wide }
    var back: String? { Address.case(found.number) }

    func title(for reader: Reader) -> String { reader.w("stale.title") }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        PageHead(
            now.desk.client.name,
            client: true,
            detail: "\(found.subject) · \(w("case.number", ["number": "\(found.number)"]))",
            w
        )
        div(.class("stale-lead"), .role("alert")) {
            Icon(.people)
            div {
                strong { w("stale.title") }
                p { w("stale.lead") }
            }
        }
        div(.class("stale")) {
            section(.class("stale-yours"), .aria("labelledby", "stale-yours")) {
                h2(.id("stale-yours")) { w("stale.yours") }
                StaleForm(page: self, reader: reader)
            }
            section(.class("stale-theirs"), .aria("labelledby", "stale-theirs")) {
                h2(.id("stale-theirs")) { w("stale.theirs") }
                theirs(w)
                h2 { w("stale.since") }
                since(w)
            }
        }
        p {
            Button(w("stale.back"), href: Address.case(found.number), style: .quiet, key: "b", icon: .back)
        }
    }

    /// The case as it stands; what one has typed otherwise is marked.
    private func theirs(_ w: Wording) -> some HTML {
        Definitions {
            Definition(w("case.status")) { StatusBadge(status: found.status, w: w) }
            Definition(w("case.subject")) { value(found.subject, "subject") }
            Definition(w("case.kind")) { value(w(found.kind.name), "kind", found.kind.rawValue) }
            Definition(w("case.priority")) { value(w(found.priority.name), "priority", "\(found.priority.rawValue)") }
            Definition(w("case.product")) { value(found.product ?? "—", "product", found.product ?? "") }
            Definition(w("case.line")) { w(found.line.name) }
            Definition(w("case.owner")) { now.names.short(found.owner, w) }
            Definition(w("case.worker")) { now.names.short(found.worker, w) }
        }
    }

    @HTMLBuilder
    private func value(_ shown: String, _ field: String, _ current: String? = nil) -> some HTML {
        if act == .change, let typed = form[field], typed != current ?? shown {
            mark { shown }
        } else {
            shown
        }
    }

    private func since(_ w: Wording) -> some HTML {
        ol(.class("stale-events")) {
            ForEach(events) { event in
                li {
                    p {
                        now.sentences.sentence(about: event, w)
                        " "
                        span(.class("muted")) { RelativeTime(event.at, w) }
                    }
                    if let told = told(by: event) { blockquote { told } }
                }
            }
        }
    }
}

/// The same form again, with what was typed; it is sent over the version that is shown beside it.
private struct StaleForm: HTML {
    let page: StalePage
    let reader: Reader

    var body: some HTML {
        switch page.act {
        case .answer: AnswerForm(page: page.now, form: page.form, reader: reader)
        case .note: NoteForm(page: page.now, form: page.form, reader: reader)
        case .log: LogForm(page: page.now, form: page.form, reader: reader)
        case .handOver: HandOverForm(page: page.now, form: page.form, reader: reader)
        case .promise: PromiseForm(found: page.found, form: page.form, reader: reader)
        case .task: TaskForm(page: page.now, form: page.form, reader: reader)
        case .escalate: EscalateForm(page: page.now, form: page.form, reader: reader)
        case .change: ChangeForm(found: page.found, form: page.form, reader: reader)
        case .take, .setAside, .resume, .solve, .close, .reopen, .withdraw, .join, .guide: again
        }
    }

    /// An act that has no words: do it all the same, or leave it.
    @HTMLBuilder
    private var again: some HTML {
        let w = reader.w
        p { w("stale.act", ["act": w(TextKey("case.act.\(page.act.rawValue)"))]) }
        ActButton(
            w("stale.again"),
            to: Address.act(page.act, on: page.found.number),
            reader,
            style: .accent,
            fields: [HiddenField("version", "\(page.found.version)")] + chosen
        )
    }

    /// For what it was to wait, how the client confirmed, with which case it has to do.
    private var chosen: [HiddenField] {
        ["for", "confirmed", "other", "how"].compactMap { name in page.form[name].map { HiddenField(name, $0) } }
    }
}
