import Basics
import Desk
import HTML
import Pages

/// Why a case has to go higher, what was tried, which decision is asked for, and by when.
struct EscalateForm: HTML {
    let page: CaseWorkPage
    let form: Form
    let reader: Reader

    var body: some HTML {
        let (w, found) = (reader.w, page.found)
        ComposeForm(.escalate, on: found, form, reader, send: ("escalation.send", .flag)) {
            TextArea("why", w("escalation.why"), form, w, max: 5000, rows: 2, scope: "escalate")
            div(.class("fields")) {
                TextArea(
                    "tried",
                    w("escalation.tried"),
                    form,
                    w,
                    required: false,
                    max: 5000,
                    rows: 2,
                    scope: "escalate"
                )
                TextArea("wish", w("escalation.wish"), form, w, required: false, max: 5000, rows: 2, scope: "escalate")
            }
            TextField(
                "wanted",
                w("escalation.wanted"),
                form,
                w,
                kind: .dateTime,
                required: false,
                hint: w("escalation.wanted.hint"),
                scope: "escalate"
            )
            if let choices = page.raising {
                RaisingFields(choices: choices, form: form, w: w)
            } else {
                div(.data("fill", Address.act(.escalate, on: page.number) + "/new")) {
                    level(w)
                    a(.href(Address.case(page.number) + "?write=escalate#composer")) { w("escalation.choose") }
                }
            }
        }
    }

    private func level(_ w: Wording) -> some HTML {
        SelectField(
            "level",
            w("escalation.to"),
            form,
            w,
            required: false,
            empty: w("escalation.to.first"),
            scope: "escalate"
        )
    }
}

/// To which level, and what shows what it is about.
struct RaisingFields: HTML {
    let choices: RaisingChoices
    let form: Form
    let w: Wording

    var body: some HTML {
        SelectField(
            "level",
            w("escalation.to"),
            form,
            w,
            options: choices.levels(w),
            required: false,
            empty: w("escalation.to.first"),
            hint: w("escalation.to.hint"),
            scope: "escalate"
        )
        if !choices.interactions.isEmpty || !choices.cases.isEmpty {
            FieldSet("attachments", w("escalation.attached"), form, w) {
                div(.class("choices"), .class("escalation-attached")) {
                    ForEach(choices.cases) { line in
                        CheckField(
                            "case",
                            w("case.number", ["number": "\(line.case.number)"]) + " · " + line.case.subject.excerpt(80),
                            form,
                            hint: w(line.case.kind.name),
                            value: "\(line.case.id)"
                        )
                    }
                    ForEach(choices.interactions) { said in
                        CheckField(
                            "interaction",
                            (said.subject.isEmpty ? said.text : said.subject).excerpt(80),
                            form,
                            hint: w(said.channel.name) + ", " + w.when(said.at),
                            value: "\(said.id)"
                        )
                    }
                }
            }
        }
    }
}

/// What waits for an answer on a case, with the way to it.
struct EscalationStrip: HTML {
    let lines: [EscalationLine]
    let names: Names
    let w: Wording

    var body: some HTML {
        if !lines.isEmpty {
            ul(.class("promises"), .class("escalations"), .aria("label", w("escalations.title"))) {
                ForEach(lines) { line in
                    li {
                        EscalationDue(escalation: line.escalation, w: w)
                        a(.href(Address.escalation(line.escalation.id)), .class("promise-what")) {
                            Icon(.flag)
                            EscalationWaits(addressee: line.escalation.addressee, names: names, w: w)
                        }
                        span(.class("muted")) {
                            w("escalation.level-number", ["number": "\(line.escalation.level)"])
                        }
                    }
                }
            }
        }
    }
}

/// What the reader is to answer: on one's own day.
struct EscalationDayRows: HTML {
    let lines: [EscalationLine]
    let w: Wording

    var body: some HTML {
        if !lines.isEmpty {
            h3(.class("list-part")) {
                a(.href(Address.escalations)) { w("desk.escalations") }
                span(.class("count")) { w.number(lines.count) }
            }
            ul(.class("list"), .class("promise-rows")) {
                ForEach(lines.prefix(10)) { line in
                    li {
                        a(.href(Address.escalation(line.escalation.id)), .title(line.subject)) {
                            b(.class("line")) { line.clientName }
                            EscalationDue(escalation: line.escalation, w: w)
                            span(.class("line"), .class("muted")) { EscalationCause.words(line.escalation, w) }
                        }
                    }
                }
            }
        }
    }
}
