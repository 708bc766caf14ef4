import Basics
import Desk
import HTML
import Pages

/// The list with ticks, and below it what can be done with the ticked ones.
struct BulkForm: HTML {
    let page: CaseListPage
    let reader: Reader

    private var w: Wording { reader.w }

    var body: some HTML {
        PostForm(to: Address.bulk, reader, class: "bulk") {
            HiddenField("back", page.filter.address())
            FormErrors(page.form, w)
            CaseTable(
                lines: page.lines,
                names: page.names,
                chosen: Set(page.form.all("case")),
                showsDue: page.filter.order == .due,
                w: w
            )
            div(.class("bulk-bar"), .role("group"), .aria("label", w("bulk.title"))) {
                p(.class("bulk-hint")) { w("bulk.hint", ["most": "\(Bulk.most)"]) }
                p(.class("bulk-count"), .role("status"), .data("bulk-count")) { w("bulk.chosen") }
                div(.class("bulk-acts")) {
                    choice
                    details
                    SubmitButton(w("bulk.do"), style: .accent)
                }
            }
        }
    }

    private var choice: some HTML {
        Element(
            "label",
            [.class("filter"), .class("bulk-act")],
            Group {
                span { w("bulk.what") }
                select(.name("act"), .data("key", "b"), .data("key-label", w("bulk.what"))) {
                    ForEach(BulkAct.Word.allCases) { word in
                        option(.value(word.rawValue), .selected.when(page.form["act"] == word.rawValue)) {
                            w(word.name)
                        }
                    }
                }
            }
        )
    }

    /// What each act needs besides; the style sheet shows those of the chosen one.
    @HTMLBuilder
    private var details: some HTML {
        part("receiver") {
            if let destinations = page.destinations {
                BulkReceiver(groups: destinations.groups(w), form: page.form, w: w)
            } else {
                div(.data("bulk-fill", Address.bulkReceivers)) {
                    BulkReceiver(groups: [Destinations.lines(w)], form: page.form, w: w)
                    a(.href(Address.choosingPeople(for: page.filter.address()))) { w("case.hand-over.choose") }
                }
            }
        }
        part("summary") {
            TextField("summary", w("case.hand-over.summary"), page.form, w, required: false, max: 5000)
        }
        part("prioritise") {
            SelectField(
                "priority",
                w("case.priority"),
                page.form,
                w,
                options: Case.Priority.allCases.map { Choice("\($0.rawValue)", w($0.name)) },
                required: false
            )
        }
        part("tag") { TextField("tags", w("case.tags"), page.form, w, required: false, max: 500) }
        part("set-aside") {
            SelectField(
                "for",
                w("cases.waiting-for"),
                page.form,
                w,
                options: WaitingFor.allCases.map { Choice($0.rawValue, w($0.name)) },
                required: false
            )
        }
        part("close") {
            SelectField(
                "confirmed",
                w("case.close.how"),
                page.form,
                w,
                options: Confirmation.offered.map { Choice($0.rawValue, w($0.name)) },
                required: false
            )
        }
    }

    private func part(_ name: String, @HTMLBuilder _ content: () -> Markup) -> some HTML {
        div(.class("bulk-part"), .class("of-\(name)")) { content() }
    }
}

/// To whom many cases go.
struct BulkReceiver: HTML {
    let groups: [ChoiceGroup]
    let form: Form
    let w: Wording

    var body: some HTML {
        SelectField(
            "to",
            w("case.hand-over.to"),
            form,
            w,
            groups: groups,
            required: false,
            empty: w("case.hand-over.whom"),
            scope: "bulk"
        )
    }
}
